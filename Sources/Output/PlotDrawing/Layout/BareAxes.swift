/// Labels and keys that a panel of a grid omits because another panel or the header of the grid shows them.
struct BareAxes {
    /// True if the labels of the x axis are omitted; a panel below shows them.
    var x = false
    /// True if the labels of the y axis are omitted; a panel to the left shows them.
    var y = false
    /// True if the keys of the series are omitted; the header of the grid shows them.
    var keys = false
}
