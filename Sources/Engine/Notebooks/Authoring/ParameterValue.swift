/// A type that a part's parameter can be read as: `Int`, `UInt64`, `Double`, `Float`, `String`, `Bool`, or
/// an array of these.
public protocol ParameterValue {
    /// Converts a stored value; nil if it is of another kind.
    init?(value: Value)
}
