import CZlib
import Foundation

/// A PDF as Cairo writes it, taken apart into its objects to be written anew with some of them replaced and others added
/// (PDF 32000-1, 7.5). Objects that Cairo packed into streams, as it does from 1.17.6 on, are unpacked, and written as any other.
struct PDFFile {
    private let original: [UInt8]
    /// Byte offsets of those objects that lie open in the original, by number.
    private let offsets: [Int: Int]
    /// The bytes that such an object and what follows it up to the next take.
    private var extents: [Int: Range<Int>] = [:]
    /// Where the first object begins.
    private let head: Int
    /// The numbers of all objects in the order of the file; one that was packed stands where its stream was.
    private var order: [Int] = []
    private var size: Int
    let root: Int
    let info: Int
    /// Those that were packed.
    private var unpacked: [Int: [UInt8]] = [:]
    /// Those that were replaced or added.
    private var objects: [Int: [UInt8]] = [:]

    /// Nil if the bytes are not laid out as expected.
    init?(_ bytes: [UInt8]) {
        guard let references = PDFCrossReferences(bytes) else { return nil }
        original = bytes
        (size, root, info) = (references.size, references.root, references.info)
        // Cairo may list an object that it has not written.
        offsets = references.offsets.filter { PDFBytes.integer(after: $1, in: bytes) == $0 }
        let places = offsets.sorted { $0.value < $1.value }
        head = places.first?.value ?? references.start
        for (index, place) in places.enumerated() {
            // The table of references lies behind all objects, or is the last of them.
            let end = index + 1 < places.count ? places[index + 1].value : references.end
            guard end >= place.value else { return nil }
            extents[place.key] = place.value..<end
            if place.key == references.stream { continue }
            guard let packed = references.packed[place.key] else {
                order.append(place.key)
                continue
            }
            guard let bodies = unpack(place.key) else { return nil }
            for number in packed {
                guard let body = bodies[number] else { return nil }
                unpacked[number] = body
            }
            order += packed
        }
    }

    /// The objects in a stream of objects (PDF 32000-1, 7.5.7), by number: pairs of a number and an offset, then what begins at these offsets.
    private func unpack(_ number: Int) -> [Int: [UInt8]]? {
        let dictionary = body(of: number)
        guard let content = stream(of: number), let count = PDFBytes.entry("/N", in: dictionary),
            let first = PDFBytes.entry("/First", in: dictionary),
            first <= content.count
        else { return nil }
        let numbers = content[..<first].split { $0 == 0x20 || $0 == 0x0a }.compactMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
        guard numbers.count == 2 * count else { return nil }
        var result: [Int: [UInt8]] = [:]
        for index in 0..<count {
            let start = first + numbers[2 * index + 1],
                end = index + 1 < count ? first + numbers[2 * index + 3] : content.count
            guard start <= end, end <= content.count else { return nil }
            result[numbers[2 * index]] = Array(content[start..<end])
        }
        return result
    }

    /// What stands between `obj` and `endobj`; empty for an object that does not exist.
    func body(of number: Int) -> String {
        if let known = objects[number] ?? unpacked[number] { return String(decoding: known, as: UTF8.self) }
        guard let offset = offsets[number], let start = PDFBytes.find("obj", from: offset, in: original),
            let end = PDFBytes.find("endobj", from: start + 3, in: original)
        else { return "" }
        return String(decoding: original[start + 3..<end], as: UTF8.self)
    }

    /// The numbers of all objects whose beginning held `text` before anything was replaced, in the order of the file.
    func objects(beginningWith text: String, within count: Int = 80) -> [Int] {
        order.filter { number in
            if let known = unpacked[number] {
                return PDFBytes.find(text, from: 0, to: min(count, known.count), in: known) != nil
            }
            guard let extent = extents[number] else { return false }
            return PDFBytes.find(
                text, from: extent.lowerBound, to: min(extent.lowerBound + count, extent.upperBound), in: original)
                != nil
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

    /// The whole file; objects that nothing has replaced are copied as they are.
    func bytes() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(original.count + objects.values.reduce(0) { $0 + $1.count + 24 })
        result += original[..<head]
        // What the artifacts of the page are called is known from 1.7 on.
        if result.count > 7, result[5] == UInt8(ascii: "1"), result[7] < UInt8(ascii: "7") {
            result[7] = UInt8(ascii: "7")
        }
        var written = [Int](repeating: 0, count: size)
        func append(_ number: Int, _ body: [UInt8]) {
            written[number] = result.count
            result += Array("\(number) 0 obj\n".utf8)
            result += body
            result += Array("\nendobj\n".utf8)
        }
        for number in order {
            if let body = objects[number] ?? unpacked[number] {
                append(number, body)
            } else if let extent = extents[number] {
                written[number] = result.count
                result += original[extent]
            }
        }
        let known = Set(order)
        for number in objects.keys.sorted() where !known.contains(number) { append(number, objects[number] ?? []) }
        let start = result.count
        result += Array("xref\n0 \(size)\n0000000000 65535 f \n".utf8)
        for place in written.dropFirst() {
            let offset = String(place)
            result += Array(
                (String(repeating: "0", count: max(0, 10 - offset.count)) + offset
                    + (place == 0 ? " 65535 f \n" : " 00000 n \n")).utf8)
        }
        result += Array(
            "trailer\n<< /Size \(size) /Root \(root) 0 R /Info \(info) 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return result
    }

    // MARK: Streams

    /// A stream as it was before it was packed; nil where it is none of the kind that Cairo writes.
    func stream(of number: Int) -> [UInt8]? {
        guard let start = offsets[number], let keyword = PDFBytes.find("stream\n", from: start, in: original),
            let key = PDFBytes.find("/Length ", from: start, in: original), key < keyword,
            let length = PDFBytes.integer(after: key + 8, in: original)
        else { return nil }
        let head = String(decoding: original[start..<keyword], as: UTF8.self)
        // The length stands in an object of its own behind the stream, as it is not known before.
        let isIndirect = head.contains("/Length \(length) 0 R")
        guard let count = isIndirect ? Int(body(of: length).filter(\.isNumber)) : length,
            keyword + 7 + count <= original.count
        else { return nil }
        let bytes = Array(original[keyword + 7..<keyword + 7 + count])
        return head.contains("/FlateDecode") ? inflated(bytes) : bytes
    }

    mutating func replace(_ number: Int, withStream stream: PackedStream) { objects[number] = stream.object }

    /// `dictionary` without its brackets, `/Length` and `/Filter`.
    mutating func add(stream: [UInt8], dictionary: String, isPacked: Bool = true) -> Int {
        size += 1
        objects[size - 1] =
            PackedStream(stream, dictionary: dictionary, level: isPacked ? Z_DEFAULT_COMPRESSION : nil).object
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
            object =
                Array("<< \(dictionary)\(filter) /Length \(content.count) >>\nstream\n".utf8) + content
                + Array("\nendstream".utf8)
        }
    }
}

/// In zlib's format (RFC 1950); nil where that would be no shorter.
func deflated(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
    var packed = [UInt8](repeating: 0, count: Int(compressBound(uLong(bytes.count))))
    var count = uLongf(packed.count)
    guard compress2(&packed, &count, bytes, uLong(bytes.count), level) == Z_OK, Int(count) < bytes.count else {
        return nil
    }
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
