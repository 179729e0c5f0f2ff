/// The former name of `PartError`, so that parts written before the renaming still compile.
@available(*, deprecated, renamed: "PartError")
public typealias PageError = PartError
