/// A mark on an axis: a place, and what is written there, if anything is.
package struct Tick: Hashable {
    /// In the scale's own units: a number, its decimal logarithm, or the index of a category.
    package var place: Double
    package var label: String?
}
