/// A figure in the text, without its drawing.
///
/// The writers receive the drawings separately from the document, by `id`.
public struct Figure: Sendable, Equatable {
    /// The identifier, which is also the file name without extension: `part-4-learning-curves`.
    public var id: String
    /// The figure's number in the document, from 1.
    public var number: Int
    /// The caption, without the number.
    public var caption: [Inline]
    /// A description for readers who cannot see the figure.
    public var alternativeText: String

    /// A figure with its number and texts.
    public init(id: String, number: Int, caption: [Inline], alternativeText: String) {
        self.id = id
        self.number = number
        self.caption = caption
        self.alternativeText = alternativeText
    }
}
