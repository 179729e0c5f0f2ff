/// A plot that has been measured: it says what room it needs, and draws itself into the room that it is given, which may be more.
/// Plots side by side get the same insets, so that their axes align.
protocol PlotLayout {
    var insets: Insets { get }
    /// Without the insets.
    var bodyHeight: Double { get }
    /// Whether its body may be made higher to match a neighbour's.
    var isElastic: Bool { get }
    func draw(on canvas: inout Canvas, width: Double, insets: Insets, bodyHeight: Double)
}
