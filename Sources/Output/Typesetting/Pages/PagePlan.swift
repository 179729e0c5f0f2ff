/// The content of a page: all that waits at its start, and the text up to its end without the floats that are deferred.
struct PagePlan {
    var start: PageStart
    /// The start of the next page. Its floats are those that this page defers.
    var end: PageStart
    /// The cost of the page; see `PageCost`.
    var cost: Double
}
