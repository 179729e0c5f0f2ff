/// Room around the body of a plot, in points.
struct Insets {
    /// Room to the left: labels of the y axis.
    var left = 0.0
    /// Room to the right: names at the ends of lines.
    var right = 0.0
    /// Room above: the header.
    var top = 0.0
    /// Room below: labels and title of the x axis.
    var bottom = 0.0
}
