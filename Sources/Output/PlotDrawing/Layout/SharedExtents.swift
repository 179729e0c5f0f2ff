import Plots

/// Ranges of the data of several plots on the axes that they share.
struct SharedExtents {
    /// Range on the x axis; nil if it is not shared.
    var x: Extent?
    /// Range on the y axis; nil if it is not shared.
    var y: Extent?
}
