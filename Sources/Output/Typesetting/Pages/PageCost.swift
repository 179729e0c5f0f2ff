/// The costs of pages. The pages of a document are chosen so that the sum of their costs is least.
///
/// A page costs something itself, its white space, the break at its end (`Strip.breakCost`), and the floats that it
/// defers. As in the TeXbook (chapter 15), the cost of white space grows with the third power.
enum PageCost {
    /// The cost of every page, so that there are no more than needed (the `linepenalty` of TeX's lines).
    static let page = 1500.0
    /// The cost of a page that ends where no page may end.
    static let illegalEnd = 1e7
    /// The cost of a page that holds a strip taller than itself.
    static let overlong = 1e6
    /// The cost of a float that moves to the top of the next page, beside that of a break above it.
    static let deferral = 200.0
    /// The cost of an almost empty last page.
    private static let shortLastPage = 3000.0
    /// The white space that costs 100, in points, after the white space between the strips has grown.
    private static let whiteUnit = 20.0

    /// The cost of white space.
    ///
    /// - Parameters:
    ///   - white: The white space at the foot of the page before other white space grows; negative if other white
    ///     space must become smaller.
    ///   - stretch: By how much the other white space can grow.
    ///   - shrink: By how much the other white space can become smaller.
    static func white(_ white: Double, stretch: Double, shrink: Double) -> Double {
        if white < 0 { return shrink > 0 ? 100 * cube(min(1, -white / shrink)) : 100 }
        if white <= stretch { return white == 0 ? 0 : 50 * cube(white / stretch) }
        return 50 + 100 * cube((white - stretch) / whiteUnit)
    }

    /// The cost of the white space on the last page: none, unless the page is less than a quarter full.
    ///
    /// - Parameters:
    ///   - white: The white space at the foot.
    ///   - height: The height of the text column.
    static func lastPage(white: Double, height: Double) -> Double {
        shortLastPage * max(0, 1 - (height - white) / (height / 4))
    }

    private static func cube(_ number: Double) -> Double { number * number * number }
}
