import Foundation

/// The positions of a PDF's objects.
///
/// They are read from a cross-reference table (PDF 32000-1, 7.5.4) or a cross-reference stream (7.5.8), of a file
/// without later updates.
struct PDFCrossReferences {
    /// The byte offsets of the objects that are not in an object stream, by number.
    private(set) var offsets: [Int: Int] = [:]
    /// The numbers of the objects in each object stream, in their order there, by the stream's number.
    private(set) var packed: [Int: [Int]] = [:]
    /// The largest object number plus 1.
    let size: Int
    /// The object number of the document catalog.
    let root: Int
    /// The object number of the document information dictionary.
    let info: Int
    /// The byte offset of the cross-references.
    let start: Int
    /// The byte offset of the end of the last object.
    private(set) var end: Int
    /// The object number of the cross-reference stream; nil if the file has a table.
    private(set) var stream: Int?

    /// Reads the cross-references; nil if the bytes are not laid out as expected.
    init?(_ bytes: [UInt8]) {
        guard let keyword = PDFBytes.last("startxref", in: bytes),
            let start = PDFBytes.integer(after: keyword + 9, in: bytes), start < keyword
        else { return nil }
        (self.start, end) = (start, start)
        let isTable = PDFBytes.find("xref", from: start, to: start + 4, in: bytes) != nil
        guard let trailer = isTable ? PDFBytes.last("trailer", in: bytes) : start,
            let size = PDFBytes.entry("/Size", after: trailer, in: bytes),
            let root = PDFBytes.entry("/Root", after: trailer, in: bytes),
            let info = PDFBytes.entry("/Info", after: trailer, in: bytes),
            size <= bytes.count
        else { return nil }
        (self.size, self.root, self.info) = (size, root, info)
        guard isTable ? readTable(bytes) : readStream(bytes) else { return nil }
        if !isTable { end = keyword }
    }

    /// Reads a table: "xref", "0 n", then n lines of twenty bytes.
    ///
    /// - Returns: False if the table is not laid out as expected.
    private mutating func readTable(_ bytes: [UInt8]) -> Bool {
        guard let lines = PDFBytes.find("\n", from: start + 5, in: bytes) else { return false }
        for number in 0..<size {
            let line = lines + 1 + number * 20
            guard line + 18 <= bytes.count, let offset = PDFBytes.integer(after: line, in: bytes) else { return false }
            if bytes[line + 17] == UInt8(ascii: "n") { offsets[number] = offset }
        }
        return true
    }

    /// Reads a cross-reference stream.
    ///
    /// Its content has a row of three numbers for each object, with widths from /W in bytes: the kind of the object;
    /// its offset, or the number of the object stream that holds it; its index there.
    ///
    /// - Returns: False if the stream is not laid out as expected.
    private mutating func readStream(_ bytes: [UInt8]) -> Bool {
        guard let number = PDFBytes.integer(after: start, in: bytes),
            let keyword = PDFBytes.find("stream\n", from: start, in: bytes)
        else { return false }
        let dictionary = String(decoding: bytes[start..<keyword], as: UTF8.self), content = keyword + 7
        // The format also allows sections and a length in another object; Cairo and `PDFObjectStreams` write neither.
        guard dictionary.contains("/Type /XRef"), !dictionary.contains(/\/Index|\/Length \d+ \d+ R/),
            let length = PDFBytes.entry("/Length", in: dictionary), content + length <= bytes.count,
            let widths = dictionary.firstMatch(of: /\/W \[ *(\d) +(\d) +(\d) *\]/).map({
                [$0.1, $0.2, $0.3].compactMap { Int($0) }
            })
        else { return false }
        let raw = Array(bytes[content..<content + length])
        let width = widths.reduce(0, +)
        guard let plain = dictionary.contains("/FlateDecode") ? inflated(raw) : raw,
            let rows = dictionary.contains("/DecodeParms") ? Self.unfiltered(plain, dictionary, width: width) : plain,
            rows.count >= size * width
        else { return false }
        var next = 0
        func field(_ width: Int) -> Int {
            defer { next += width }
            return rows[next..<next + width].reduce(0) { $0 << 8 | Int($1) }
        }
        var members: [Int: [(index: Int, number: Int)]] = [:]
        for object in 0..<size {
            let kind = field(widths[0]), place = field(widths[1]), index = field(widths[2])
            switch kind {
            case 1: offsets[object] = place
            case 2: members[place, default: []].append((index, object))
            default: break
            }
        }
        packed = members.mapValues { $0.sorted { $0.index < $1.index }.map(\.number) }
        stream = number
        return packed.keys.allSatisfy { offsets[$0] != nil }
    }

    /// Rows without their filter; nil if it is another one than PNG's “Up”, as `PDFObjectStreams` writes it.
    private static func unfiltered(_ bytes: [UInt8], _ dictionary: String, width: Int) -> [UInt8]? {
        guard PDFBytes.entry("/Predictor", in: dictionary) == 12, PDFBytes.entry("/Columns", in: dictionary) == width
        else { return nil }
        var rows: [UInt8] = [], above = [UInt8](repeating: 0, count: width)
        for start in stride(from: 0, to: bytes.count, by: width + 1) {
            guard bytes[start] == 2, start + width < bytes.count else { return nil }
            above = zip(bytes[start + 1...start + width], above).map { $0 &+ $1 }
            rows += above
        }
        return rows
    }
}
