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
