import Plots

/// What the data of several plots ask together of an axis that they share.
struct SharedExtents {
    var x: Extent?
    var y: Extent?
}
