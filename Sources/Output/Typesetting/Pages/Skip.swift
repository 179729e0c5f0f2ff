/// White space above a strip, in points.
///
/// It stretches or shrinks a little, so that a page is filled (TeXbook, chapter 12).
struct Skip {
    var natural = 0.0
    /// The length by which it grows at most.
    var stretch = 0.0
    /// The length by which it becomes smaller at most.
    var shrink = 0.0

    /// White space that becomes smaller by a sixth.
    ///
    /// - Parameters:
    ///   - natural: Its natural length.
    ///   - growth: By what part of itself it grows.
    static func elastic(_ natural: Double, growth: Double = 0.5) -> Skip {
        Skip(natural: natural, stretch: natural * growth, shrink: natural / 6)
    }

    /// The length on a page whose white space is changed by `ratio`: -1 is all of the shrink, 1 all of the stretch.
    func length(at ratio: Double) -> Double { natural + ratio * (ratio < 0 ? shrink : stretch) }
}
