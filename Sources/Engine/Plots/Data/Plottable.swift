/// Types of values that an axis accepts: numbers of the usual types, and strings as categories.
///
/// A `Datum` cannot be written as a literal, and optionals do not conform: with either, the type checker would fail on
/// ordinary arithmetic inside a plot.
public protocol Plottable {
    /// The value as a datum.
    var datum: Datum { get }
}
