/// A judge asked for a result that no part shows: a mistake in the judge, such as a mistyped path.
///
/// Other errors of a judge mean that it cannot judge: a part has not run or has failed, or was run with too few seeds.
struct UnknownResult: Error, CustomStringConvertible {
    let path: String

    var description: String { "A claim is judged by the result “\(path)”, which no part shows." }
}
