/// A type that a part can show or store as a result.
///
/// Numbers, strings, Booleans, arrays and dictionaries conform. Your own type conforms by one property:
///
///     extension Curve: ValueConvertible {
///         var value: Value { ["slope": .number(slope), "intercept": .number(intercept)] }
///     }
///
/// After `part.keep("line", curve)`, prose refers to `{line.slope}`.
public protocol ValueConvertible {
    /// The value that is stored.
    var value: Value { get }
}
