/// The time that is spent to make a PDF small.
public enum PDFPacking: Sendable {
    /// The smallest packing of each stream is searched for, up to a hundred pages or so: a second for thirty pages.
    case smallest
    /// zlib's usual level: some per cent longer, and ten times as fast.
    case fast
}
