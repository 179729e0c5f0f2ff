import CCairo

/// The document properties that a viewer shows.
package struct PDFMetadata: Sendable {
    /// The title.
    package var title: String
    /// The author; not written if empty.
    package var author: String
    /// The subject, such as a subtitle; it may be empty.
    package var subject: String
    /// The name of the program that created the document.
    package var creator: String
    /// The creation and modification date in seconds since 1970 (UTC).
    package var date: Int

    /// Creates metadata.
    package init(title: String, author: String = "", subject: String = "", creator: String = "Folio", date: Int) {
        self.title = title
        self.author = author
        self.subject = subject
        self.creator = creator
        self.date = date
    }
}
