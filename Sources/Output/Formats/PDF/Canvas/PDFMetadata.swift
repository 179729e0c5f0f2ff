import CCairo

/// The document properties that a viewer shows.
package struct PDFMetadata: Sendable {
    /// The title.
    package var title: String
    /// The names of the authors; empty if there are none.
    package var authors: [String]
    /// The date of the document in ISO 8601, such as "2026-11-30", as its authors give it; nil if they give none.
    package var issued: String?
    /// The name of the licence; nil if there is none.
    package var licence: String?
    /// The address of the licence's text; nil if there is none.
    package var licenceAddress: String?
    /// The subject, such as a subtitle; it may be empty.
    package var subject: String
    /// The name of the program that created the document.
    package var creator: String
    /// The creation and modification date in seconds since 1970 (UTC).
    package var date: Int

    /// Creates metadata.
    package init(
        title: String, authors: [String] = [], issued: String? = nil, licence: String? = nil,
        licenceAddress: String? = nil, subject: String = "", creator: String = "Folio", date: Int
    ) {
        self.title = title
        self.authors = authors
        self.issued = issued
        self.licence = licence
        self.licenceAddress = licenceAddress
        self.subject = subject
        self.creator = creator
        self.date = date
    }
}
