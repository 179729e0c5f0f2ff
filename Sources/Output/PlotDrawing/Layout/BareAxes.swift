/// What a panel leaves to others: labels of an axis that the panel to its left or below it carries, and the keys of series that
/// stand above all.
struct BareAxes {
    var x = false
    var y = false
    var keys = false
}
