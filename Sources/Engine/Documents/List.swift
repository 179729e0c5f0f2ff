public struct List: Sendable, Equatable {
    /// The first number of an ordered list; nil for bullets.
    public var start: Int?
    public var items: [[Block]]

    public init(start: Int? = nil, items: [[Block]]) {
        self.start = start
        self.items = items
    }
}
