/// What stands around the body of a plot, in points.
struct Insets {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
}
