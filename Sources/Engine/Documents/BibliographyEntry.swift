/// An entry of a document's list of references.
public struct BibliographyEntry: Sendable, Equatable {
    /// The identifier, unique within a document; citations link to it.
    public var id: String
    /// The name for readers who cannot see the page, such as "Glorot and Bengio 2010".
    public var label: String
    /// The text: authors, year, title, and where the work was published.
    public var text: [Inline]

    /// An entry with its identifier and text.
    public init(id: String, label: String, text: [Inline]) {
        self.id = id
        self.label = label
        self.text = text
    }
}
