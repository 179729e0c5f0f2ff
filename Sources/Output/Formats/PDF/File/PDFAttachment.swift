/// A file embedded in a PDF, which viewers list.
package struct PDFAttachment {
    /// The relation of the file to the document, as ISO 19005-3 (PDF/A-3, Annex E) names it.
    package enum Relationship: String {
        /// The data that the document shows.
        case data = "Data"
        /// A file that the document was made from.
        case source = "Source"
    }

    /// The file name.
    package var name: String
    /// The media type, such as "application/json".
    package var mediaType: String
    /// The relation of the file to the document.
    package var relationship: Relationship
    /// A description for readers.
    package var description: String
    /// The file's content.
    package var bytes: [UInt8]

    /// Creates an attachment.
    package init(
        name: String, mediaType: String, relationship: Relationship = .data, description: String, bytes: [UInt8]
    ) {
        self.name = name
        self.mediaType = mediaType
        self.relationship = relationship
        self.description = description
        self.bytes = bytes
    }
}
