/// Tick of an axis: its place and its label.
package struct Tick: Hashable {
    /// Place in the scale's own units: a number, its decimal logarithm, or the index of a category.
    package var place: Double
    /// Text of the label; nil for a tick without label.
    package var label: String?
}
