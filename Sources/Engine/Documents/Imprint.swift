/// The names and terms under which a document is published: the line below its subtitle, and its metadata.
public struct Imprint: Sendable, Equatable {
    /// The line below the subtitle: authors, date, licence and repository; empty if there is none.
    public var line: [Inline]
    /// The names of the authors, for the metadata.
    public var authors: [String]
    /// The date of the document in ISO 8601, such as "2026-11-30"; nil if it has none.
    public var date: String?
    /// The name of the licence, for the metadata; nil if there is none.
    public var licence: String?
    /// The address of the licence's text; nil if there is none.
    public var licenceAddress: String?
    /// The address of the repository that holds the sources; nil if there is none.
    public var repository: String?

    /// An imprint; by default without anything.
    public init(
        line: [Inline] = [], authors: [String] = [], date: String? = nil, licence: String? = nil,
        licenceAddress: String? = nil, repository: String? = nil
    ) {
        self.line = line
        self.authors = authors
        self.date = date
        self.licence = licence
        self.licenceAddress = licenceAddress
        self.repository = repository
    }
}
