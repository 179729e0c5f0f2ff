/// Measured plot: it knows the room that it needs, and draws itself into a given room, which may be larger.
///
/// Plots side by side get the same insets, so that their axes align.
protocol PlotLayout {
    /// Room around the body that the plot needs, in points.
    var insets: Insets { get }
    /// Height of the body without the insets, in points.
    var bodyHeight: Double { get }
    /// True if the body may be made higher, to match a neighbour's.
    var isElastic: Bool { get }
    /// Draws the plot into the given room.
    ///
    /// - Parameters:
    ///   - canvas: canvas to draw on.
    ///   - width: width of the whole plot in points.
    ///   - insets: room around the body, at least that of the plot.
    ///   - bodyHeight: height of the body in points.
    func draw(on canvas: inout Canvas, width: Double, insets: Insets, bodyHeight: Double)
}
