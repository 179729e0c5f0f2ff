import CCairo

/// What a viewer shows about the document.
package struct PDFMetadata: Sendable {
    package var title: String
    package var author: String
    package var subject: String
    package var creator: String
    /// Seconds since 1970, written as creation and modification date.
    package var date: Int

    package init(title: String, author: String = "", subject: String = "", creator: String = "Folio", date: Int) {
        self.title = title
        self.author = author
        self.subject = subject
        self.creator = creator
        self.date = date
    }
}
