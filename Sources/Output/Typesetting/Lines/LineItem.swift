/// An item of a paragraph for the line breaker; all widths are in points.
package enum LineItem: Sendable, Equatable {
    /// A box that is never broken.
    ///
    /// `hang` is the part of its width that may extend into the margin at the end of a line; `give` is the length by
    /// which its letters may become wider or narrower.
    case box(width: Double, hang: Double = 0, give: Double = 0)
    /// A space that can stretch and shrink.
    case glue(width: Double, stretch: Double, shrink: Double)
    /// A possible break and its cost.
    ///
    /// A negative cost favours the break, and `LineBreaker.forced` forces it. `width` is added to a line that ends
    /// here.
    case penalty(cost: Double, width: Double = 0, isHyphen: Bool = false)
}
