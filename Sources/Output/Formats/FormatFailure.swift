/// The failure of one format; the others are written.
public struct FormatFailure: Error, CustomStringConvertible {
    /// The name of the format.
    public let format: String
    /// The path of the file that readers open, within the report's folder; nil if the format has none.
    public let file: String?
    /// The format's error.
    public let error: any Error

    /// A sentence that names the format.
    public var description: String {
        let left = file.map { ", and \($0) is left as it was" } ?? ""
        return "The format \(format) could not be written\(left): \(error)"
    }
}
