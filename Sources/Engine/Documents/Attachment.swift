/// A file that is embedded in the PDF.
public struct Attachment: Sendable, Equatable {
    /// The file name that the reader sees.
    public var name: String
    /// The media type (MIME), such as "text/plain".
    public var mediaType: String
    /// The content of the file.
    public var bytes: [UInt8]

    /// An attachment with its name, media type and content.
    public init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}
