/// The version of all arithmetic that decides a result: kernels, order of summation, random streams, `exp` and `log`.
///
/// Part of every cache key and record. Raise it by hand when a change of result bits is intended (see CONTRIBUTING.md).
public let numericsVersion = 4
