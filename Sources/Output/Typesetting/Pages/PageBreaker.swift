/// Chooses the pages of a document together, as `LineBreaker` chooses the lines of a paragraph (M. F. Plass, "Optimal
/// Pagination Techniques for Automatic Typesetting Systems", 1981).
///
/// The choice is the cheapest of all ways to divide the document into pages, by the sum of the pages' costs.
///
/// - Complexity: Linear in the number of pages. A page costs its strips times, at worst, the square of the floats that
///   fit on it. A note of so many lines that it goes on over pages costs about the square of its lines.
struct PageBreaker {
    let material: PageMaterial

    /// A page break, with the best way to reach it.
    private struct Node {
        var start: PageStart
        /// The cost of all pages before it.
        var cost: Double
        /// The page before it; nil at the beginning of the document.
        var page: PagePlan?
        /// The node at which that page begins.
        var previous: Int
        var isDone = false

        /// Nodes at one strip are taken by this, the greatest first: a page without text takes floats or notes away.
        var waitingCount: (floats: Int, notes: Int) { (start.floats.count, start.owedNotes.count) }
    }

    /// The pages in order, at least one.
    func plans() -> [PagePlan] {
        let count = material.strips.count
        var nodes = [Node(start: PageStart(), cost: 0, page: nil, previous: 0)]
        /// The nodes before each strip, and at the end.
        var reached = [[Int]](repeating: [], count: count + 1)
        reached[0] = [0]
        for position in 0...count {
            while let node = Self.next(reached[position], nodes) {
                nodes[node].isDone = true
                let start = nodes[node].start
                if start == PageStart(next: count) { return Self.way(to: node, nodes) }
                for page in PageFinder(material, start: start).plans {
                    Self.reach(page, from: node, &nodes, &reached[page.end.next])
                }
            }
        }
        preconditionFailure("a document has a last page")
    }

    /// The node to go on from: of those that are not done, the one with most floats, then with most notes.
    private static func next(_ candidates: [Int], _ nodes: [Node]) -> Int? {
        var best: Int?
        for node in candidates where !nodes[node].isDone {
            if let current = best, nodes[node].waitingCount <= nodes[current].waitingCount { continue }
            best = node
        }
        return best
    }

    /// Adds the end of a page, or changes the way to it if this one is better.
    private static func reach(_ page: PagePlan, from node: Int, _ nodes: inout [Node], _ reached: inout [Int]) {
        let cost = nodes[node].cost + page.cost
        guard let known = reached.first(where: { nodes[$0].start == page.end }) else {
            reached.append(nodes.count)
            nodes.append(Node(start: page.end, cost: cost, page: page, previous: node))
            return
        }
        if cost < nodes[known].cost {
            nodes[known].cost = cost
            nodes[known].page = page
            nodes[known].previous = node
        }
    }

    /// The pages on the best way to a node.
    private static func way(to node: Int, _ nodes: [Node]) -> [PagePlan] {
        var pages: [PagePlan] = [], node = node
        while let page = nodes[node].page {
            pages.append(page)
            node = nodes[node].previous
        }
        return pages.reversed()
    }
}
