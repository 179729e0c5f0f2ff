/// What a paragraph is to the line breaker: widths, in points.
package enum LineItem: Sendable, Equatable {
    /// `hang` is how much of it may stick out into the margin when it ends a line.
    case box(width: Double, hang: Double = 0)
    case glue(width: Double, stretch: Double, shrink: Double)
    /// A place to break at a cost (negative invites, `LineBreaker.forced` compels); `width` is added to the line if it does.
    case penalty(cost: Double, width: Double = 0, isHyphen: Bool = false)
}
