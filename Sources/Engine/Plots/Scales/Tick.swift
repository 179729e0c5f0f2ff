/// Tick of an axis: its place and its label.
package struct Tick: Hashable {
    /// Place in the scale's own units: a number, its decimal logarithm, the index of a category, or seconds since 1970.
    package var place: Double
    /// Text of the label, at a date with a line break if it has two lines; nil for a tick without label.
    package var label: String?
}
