import CZlib
import Foundation

/// A PDF as Cairo writes it, taken apart into its objects to be written anew with some of them replaced and others added
/// (PDF 32000-1, 7.5). Reads only classic cross-reference tables.
struct PDFFile {
    private let original: [UInt8]
    /// Byte offsets of the objects of the original, by number.
    private var offsets: [Int: Int] = [:]
    /// The same in the order of the file.
    private let places: [(number: Int, offset: Int)]
    private var size: Int
    private let table: Int
    let root: Int
    let info: Int
    private var objects: [Int: [UInt8]] = [:]

    /// Nil if the bytes are not laid out as expected.
    init?(_ bytes: [UInt8]) {
        original = bytes
        guard let start = Self.last("startxref", in: bytes), let table = Self.integer(after: start + 9, in: bytes),
            table < bytes.count, let trailer = Self.last("trailer", in: bytes)
        else { return nil }
        self.table = table
        guard let size = Self.entry("/Size", after: trailer, in: bytes), let root = Self.entry("/Root", after: trailer, in: bytes),
            let info = Self.entry("/Info", after: trailer, in: bytes)
        else { return nil }
        self.size = size
        self.root = root
        self.info = info
        // "xref", "0 n", then n lines of twenty bytes.
        guard let lines = Self.find("\n", from: table + 5, in: bytes) else { return nil }
        for number in 0 ..< size {
            let line = lines + 1 + number * 20
            guard line + 18 <= bytes.count, let offset = Self.integer(after: line, in: bytes) else { return nil }
            if bytes[line + 17] == UInt8(ascii: "n") { offsets[number] = offset }
        }
        places = offsets.map { ($0, $1) }.sorted { $0.offset < $1.offset }
    }

    /// What stands between `obj` and `endobj`; empty for an object that does not exist.
    func body(of number: Int) -> String {
        if let changed = objects[number] { return String(decoding: changed, as: UTF8.self) }
        guard let offset = offsets[number], let start = Self.find("obj", from: offset, in: original),
            let end = Self.find("endobj", from: start + 3, in: original)
        else { return "" }
        return String(decoding: original[start + 3 ..< end], as: UTF8.self)
    }

    /// The numbers of all objects whose beginning holds `text`, in the order of the file.
    func objects(beginningWith text: String, within count: Int = 80) -> [Int] {
        places.compactMap { number, offset in Self.find(text, from: offset, to: min(offset + count, original.count), in: original) != nil ? number : nil }
    }

    mutating func replace(_ number: Int, with body: String) {
        objects[number] = Array(body.utf8)
    }

    mutating func add(_ body: String) -> Int {
        size += 1
        objects[size - 1] = Array(body.utf8)
        return size - 1
    }

    /// The whole file; objects that nothing has replaced are copied as they are.
    func bytes() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(original.count + objects.values.reduce(0) { $0 + $1.count + 24 })
        result += original[..<(places.first?.offset ?? table)]
        // What the artifacts of the page are called is known from 1.7 on.
        if result.count > 7, result[5] == UInt8(ascii: "1"), result[7] < UInt8(ascii: "7") { result[7] = UInt8(ascii: "7") }
        var written = [Int](repeating: 0, count: size)
        func append(_ number: Int, _ body: [UInt8]) {
            written[number] = result.count
            result += Array("\(number) 0 obj\n".utf8)
            result += body
            result += Array("\nendobj\n".utf8)
        }
        for (index, (number, start)) in places.enumerated() {
            if let changed = objects[number] {
                append(number, changed)
            } else {
                written[number] = result.count
                result += original[start ..< (index + 1 < places.count ? places[index + 1].offset : table)]
            }
        }
        for number in objects.keys.sorted() where offsets[number] == nil { append(number, objects[number] ?? []) }
        let start = result.count
        result += Array("xref\n0 \(size)\n0000000000 65535 f \n".utf8)
        for place in written.dropFirst() {
            let offset = String(place)
            result += Array((String(repeating: "0", count: max(0, 10 - offset.count)) + offset + (place == 0 ? " 65535 f \n" : " 00000 n \n")).utf8)
        }
        result += Array("trailer\n<< /Size \(size) /Root \(root) 0 R /Info \(info) 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return result
    }

    // MARK: Streams

    /// A stream as it was before it was packed; nil where it is none of the kind that Cairo writes.
    func stream(of number: Int) -> [UInt8]? {
        guard let start = offsets[number], let keyword = Self.find("stream\n", from: start, in: original),
            let key = Self.find("/Length ", from: start, in: original), key < keyword,
            let length = Self.integer(after: key + 8, in: original)
        else { return nil }
        let head = String(decoding: original[start ..< keyword], as: UTF8.self)
        // The length stands in an object of its own behind the stream, as it is not known before.
        let isIndirect = head.contains("/Length \(length) 0 R")
        guard let count = isIndirect ? Int(body(of: length).filter(\.isNumber)) : length, keyword + 7 + count <= original.count else { return nil }
        let bytes = Array(original[keyword + 7 ..< keyword + 7 + count])
        return head.contains("/FlateDecode") ? inflated(bytes) : bytes
    }

    mutating func replace(_ number: Int, withStream stream: PackedStream) { objects[number] = stream.object }

    /// `dictionary` without its brackets, `/Length` and `/Filter`.
    mutating func add(stream: [UInt8], dictionary: String, isPacked: Bool = true) -> Int {
        size += 1
        objects[size - 1] = PackedStream(stream, dictionary: dictionary, level: isPacked ? Z_DEFAULT_COMPRESSION : nil).object
        return size - 1
    }

    /// A stream's object, its bytes packed if that makes them fewer.
    struct PackedStream: Sendable {
        fileprivate let object: [UInt8]

        /// - Parameters:
        ///   - dictionary: without its brackets, `/Length` and `/Filter`.
        ///   - level: zlib's; not packed if nil.
        init(_ bytes: [UInt8], dictionary: String = "", level: Int32?) {
            let packed = level.flatMap { deflated(bytes, level: $0) }
            let content = packed ?? bytes, filter = packed == nil ? "" : " /Filter /FlateDecode"
            object = Array("<< \(dictionary)\(filter) /Length \(content.count) >>\nstream\n".utf8) + content + Array("\nendstream".utf8)
        }
    }

    // MARK: Looking things up in bytes

    private static func find(_ text: String, from start: Int, to end: Int? = nil, in bytes: [UInt8]) -> Int? {
        let end = end ?? bytes.count
        guard start >= 0, start < end else { return nil }
        let pattern = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var place = start
            while place + pattern.count <= end {
                guard let next = memchr(base + place, Int32(pattern[0]), end - pattern.count + 1 - place) else { return nil }
                place = UnsafeRawPointer(next) - base
                if memcmp(next, pattern, pattern.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }

    private static func last(_ text: String, in bytes: [UInt8]) -> Int? {
        let pattern = Array(text.utf8)
        guard bytes.count >= pattern.count else { return nil }
        return (0 ... bytes.count - pattern.count).last { bytes[$0 ..< $0 + pattern.count].elementsEqual(pattern) }
    }

    private static func integer(after start: Int, in bytes: [UInt8]) -> Int? {
        var index = start, value: Int?
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0a { index += 1 }
        while index < bytes.count, 0x30 ... 0x39 ~= bytes[index], (value ?? 0) < 1 << 50 {
            value = (value ?? 0) * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return value
    }

    private static func entry(_ key: String, after start: Int, in bytes: [UInt8]) -> Int? {
        find(key, from: start, in: bytes).flatMap { integer(after: $0 + key.utf8.count, in: bytes) }
    }
}

/// In zlib's format (RFC 1950); nil where that would be no shorter.
func deflated(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
    var packed = [UInt8](repeating: 0, count: Int(compressBound(uLong(bytes.count))))
    var count = uLongf(packed.count)
    guard compress2(&packed, &count, bytes, uLong(bytes.count), level) == Z_OK, Int(count) < bytes.count else { return nil }
    return Array(packed[..<Int(count)])
}

/// What `deflated` packed; nil for anything else.
func inflated(_ bytes: [UInt8]) -> [UInt8]? {
    var room = max(1024, bytes.count * 6)
    while room < 1 << 31 {
        var plain = [UInt8](repeating: 0, count: room)
        var count = uLongf(room)
        switch uncompress(&plain, &count, bytes, uLong(bytes.count)) {
        case Z_OK:
            plain.removeLast(room - Int(count))
            return plain
        case Z_BUF_ERROR: room *= 4
        default: return nil
        }
    }
    return nil
}
