/// A list with bullets or numbers.
public struct List: Sendable, Equatable {
    /// The first number of an ordered list; nil for bullets.
    public var start: Int?
    /// The blocks of each item.
    public var items: [[Block]]

    /// A list of some items; with bullets if `start` is nil.
    public init(start: Int? = nil, items: [[Block]]) {
        self.start = start
        self.items = items
    }
}
