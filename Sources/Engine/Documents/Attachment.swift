/// A file that is embedded in the PDF.
public struct Attachment: Sendable, Equatable {
    /// The relation of a file to the document.
    public enum Relation: Sendable {
        /// The file holds results that the document shows, or is a source from which the document was made.
        case results, source
    }

    /// The file name that the reader sees.
    public var name: String
    /// The media type (MIME), such as "text/plain".
    public var mediaType: String
    /// The relation of the file to the document.
    public var relation: Relation
    /// The content of the file.
    public var bytes: [UInt8]

    /// An attachment with its name, media type, relation to the document, and content.
    public init(name: String, mediaType: String, relation: Relation = .results, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.relation = relation
        self.bytes = bytes
    }
}
