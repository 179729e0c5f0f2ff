/// A block of a document. `id`s are unique within a document and are what links point to (`#id`).
public indirect enum Block: Sendable, Equatable {
    /// Level 1 is a part, 2 a section within it.
    case heading(level: Int, [Inline], id: String)
    case paragraph([Inline])
    case list(List)
    case quote([Block])
    /// A block of code within the prose, not run.
    case code(String, language: String)
    /// A displayed formula, in TeX without its dollar signs.
    case formula(String)
    case table(Table)
    case figure(Figure)
    case cell(Cell)
    /// Something the reader must not overlook: a failed part, results of a quick run.
    case notice(title: String, [Block])
    /// What only some readers want to know, said quietly: when and where a part was computed.
    case remark([Inline])
    case rule
}

public struct List: Sendable, Equatable {
    /// The first number of an ordered list; nil for bullets.
    public var start: Int?
    public var items: [[Block]]

    public init(start: Int? = nil, items: [[Block]]) {
        self.start = start
        self.items = items
    }
}

/// A figure's place in the text. The drawing itself is handed to the writers beside the document, by `id`.
public struct Figure: Sendable, Equatable {
    /// Also the stem of its file name: `part-4-learning-curves`.
    public var id: String
    /// Counted through the document from 1.
    public var number: Int
    public var caption: [Inline]
    /// What a reader who cannot see it should be told.
    public var alternativeText: String

    public init(id: String, number: Int, caption: [Inline], alternativeText: String) {
        self.id = id
        self.number = number
        self.caption = caption
        self.alternativeText = alternativeText
    }
}
