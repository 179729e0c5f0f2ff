import CZlib

/// An incremental update of a PDF as Cairo writes it (PDF 32000-1, 7.5.6): replaced and added objects and a second
/// cross-reference table after the first file's end. Reads only classic cross-reference tables.
struct PDFUpdate {
    private let original: [UInt8]
    /// Byte offsets of the objects of the original, by number.
    private var offsets: [Int: Int] = [:]
    private var size: Int
    private let lastTable: Int
    let root: Int
    let info: Int
    private var objects: [Int: [UInt8]] = [:]

    /// Nil if the bytes are not laid out as expected.
    init?(_ bytes: [UInt8]) {
        original = bytes
        guard let start = Self.last("startxref", in: bytes), let table = Self.integer(after: start + 9, in: bytes),
            table < bytes.count, let trailer = Self.last("trailer", in: bytes)
        else { return nil }
        lastTable = table
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
        offsets.sorted { $0.value < $1.value }.compactMap { number, offset in
            let head = original[offset ..< min(offset + count, original.count)]
            return Self.find(text, from: 0, in: Array(head)) != nil ? number : nil
        }
    }

    mutating func replace(_ number: Int, with body: String) {
        objects[number] = Array(body.utf8)
    }

    mutating func add(_ body: String) -> Int {
        size += 1
        objects[size - 1] = Array(body.utf8)
        return size - 1
    }

    /// `dictionary` without its brackets, `/Length` and `/Filter`.
    mutating func add(stream: [UInt8], dictionary: String, isPacked: Bool = true) -> Int {
        let packed = isPacked ? deflated(stream) : nil
        let bytes = packed ?? stream, filter = packed == nil ? "" : " /Filter /FlateDecode"
        size += 1
        objects[size - 1] =
            Array("<< \(dictionary)\(filter) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Array("\nendstream".utf8)
        return size - 1
    }

    func bytes() -> [UInt8] {
        var result = original
        if result.last != 0x0a { result.append(0x0a) }
        var table = "xref\n"
        for number in objects.keys.sorted() {
            let offset = String(result.count)
            table += "\(number) 1\n" + String(repeating: "0", count: max(0, 10 - offset.count)) + offset + " 00000 n \n"
            result += Array("\(number) 0 obj\n".utf8) + objects[number]! + Array("\nendobj\n".utf8)
        }
        let start = result.count
        table += "trailer\n<< /Size \(size) /Root \(root) 0 R /Info \(info) 0 R /Prev \(lastTable) >>\nstartxref\n\(start)\n%%EOF\n"
        return result + Array(table.utf8)
    }

    // MARK: Looking things up in bytes

    private static func find(_ text: String, from start: Int, in bytes: [UInt8]) -> Int? {
        let pattern = Array(text.utf8)
        guard start >= 0, bytes.count >= pattern.count, start <= bytes.count - pattern.count else { return nil }
        return (start ... bytes.count - pattern.count).first { bytes[$0] == pattern[0] && bytes[$0 ..< $0 + pattern.count].elementsEqual(pattern) }
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
func deflated(_ bytes: [UInt8]) -> [UInt8]? {
    var packed = [UInt8](repeating: 0, count: Int(compressBound(uLong(bytes.count))))
    var count = uLongf(packed.count)
    guard compress2(&packed, &count, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK, Int(count) < bytes.count else { return nil }
    return Array(packed[..<Int(count)])
}
