import Basics
import CZlib
import Drawing
import Foundation

/// A PDF written by Cairo, divided into its objects (PDF 32000-1, 7.5).
///
/// Objects can be replaced and added, and the file is then written again. Cairo packs objects into object streams from
/// version 1.17.6 on; these are unpacked and written like any other object.
struct PDFFile {
    /// The smallest packing is searched for if all streams together have at most so many bytes: those of a hundred
    /// pages.
    private static let longestSearched = 4_000_000

    private let original: [UInt8]
    /// The byte offsets of the objects that are not in an object stream of the original, by number.
    private let offsets: [Int: Int]
    /// The bytes from the start of such an object to the start of the next one.
    private var extents: [Int: Range<Int>] = [:]
    /// The byte offset of the first object.
    private let head: Int
    /// The numbers of all objects in the order of the file; an unpacked object has the place of its object stream.
    private var order: [Int] = []
    /// The largest object number plus 1.
    private var size: Int
    /// The object number of the document catalog.
    private(set) var root: Int
    /// The object number of the document information dictionary.
    private(set) var info: Int
    /// The objects from object streams, by number.
    private var unpacked: [Int: [UInt8]] = [:]
    /// The objects that were replaced or added, by number.
    private var objects: [Int: Object] = [:]

    /// An object: the body of one that is no stream, or the dictionary of a stream with its uncompressed content.
    struct Object: Hashable {
        /// The body, or the dictionary without `/Length` and `/Filter`.
        var dictionary: [UInt8]
        /// The content; nil for an object that is no stream.
        var content: [UInt8]?
        /// True if the content is compressed in the file if that makes it shorter.
        var isPacked = true

        /// True for a stream.
        var isStream: Bool { content != nil }

        /// The object with another body or dictionary.
        func with(dictionary: [UInt8]) -> Object {
            Object(dictionary: dictionary, content: content, isPacked: isPacked)
        }
    }

    /// Divides a file into its objects; nil if the bytes are not laid out as expected.
    init?(_ bytes: [UInt8]) {
        guard let references = PDFCrossReferences(bytes) else { return nil }
        original = bytes
        (size, root, info) = (references.size, references.root, references.info)
        // Cairo may list an object that it did not write.
        offsets = references.offsets.filter { PDFBytes.integer(after: $1, in: bytes) == $0 }
        let places = offsets.sorted { $0.value < $1.value }
        head = places.first?.value ?? references.start
        for (index, place) in places.enumerated() {
            // The cross-references come after all objects or are the last of them.
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

    /// The bodies of the objects in an object stream, by number (PDF 32000-1, 7.5.7).
    ///
    /// The stream holds pairs of a number and an offset, then the bodies at these offsets. Nil if it is not laid out as
    /// expected.
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

    /// The text between `obj` and `endobj`; empty for an object that does not exist.
    func body(of number: Int) -> String {
        if let known = objects[number]?.dictionary ?? unpacked[number] { return String(decoding: known, as: UTF8.self) }
        guard let offset = offsets[number], let start = PDFBytes.find("obj", from: offset, in: original),
            let end = PDFBytes.find("\nendobj", from: start + 3, in: original)
        else { return "" }
        return String(decoding: original[start + 3...end], as: UTF8.self)
    }

    /// The numbers of all objects whose first `count` bytes hold `text`, in the order of the file.
    ///
    /// Only the original objects are searched: replacements and additions have no effect.
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

    /// Replaces the body of an object.
    mutating func replace(_ number: Int, with body: String) {
        objects[number] = Object(dictionary: Array(body.utf8))
    }

    /// Replaces an object.
    mutating func replace(_ number: Int, with object: Object) { objects[number] = object }

    /// Adds an object and returns its number.
    mutating func add(_ body: String) -> Int {
        size += 1
        objects[size - 1] = Object(dictionary: Array(body.utf8))
        return size - 1
    }

    /// Replaces all objects by new ones with the numbers 1, 2, 3, ….
    mutating func replaceAll(with new: [Object], root: Int, info: Int) {
        order = Array(1..<new.count + 1)
        objects = Dictionary(uniqueKeysWithValues: zip(order, new))
        unpacked = [:]
        (size, self.root, self.info) = (new.count + 1, root, info)
    }

    /// The numbers of all objects, those that were added last.
    var numbers: [Int] {
        let known = Set(order)
        return order + objects.keys.filter { !known.contains($0) }.sorted()
    }

    /// The bytes of the whole file; objects that are no streams are packed into object streams.
    func bytes(_ packing: PDFPacking = .smallest) -> [UInt8] {
        var result = Array(original[..<head])
        // The names of page artifacts are defined since PDF 1.7.
        if result.count > 7, result[5] == UInt8(ascii: "1"), result[7] < UInt8(ascii: "7") {
            result[7] = UInt8(ascii: "7")
        }
        let all = numbers.compactMap { number in object(number).map { (number: number, object: $0) } }
        let plain = all.filter { !$0.object.isStream }.map { (number: $0.number, body: $0.object.dictionary) }
        let streams = all.filter(\.object.isStream), packed = PDFObjectStreams(plain)
        let contents = streams.map(\.object) + packed.streams
        let isSearched =
            packing == .smallest && contents.reduce(0) { $0 + ($1.content?.count ?? 0) } <= Self.longestSearched
        let bodies = parallelMap(contents, threadCount: ProcessInfo.processInfo.activeProcessorCount) {
            $0.packed(searching: isSearched)
        }
        var places = [PDFObjectStreams.Place?](repeating: nil, count: size + packed.streams.count + 1)
        for (number, place) in packed.places { places[number] = .packed(in: size + place.stream, index: place.index) }
        for (number, body) in zip(streams.map(\.number) + packed.streams.indices.map { size + $0 }, bodies) {
            places[number] = .offset(result.count)
            result += Array("\(number) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
        }
        // The identifier depends on the content alone, so equal reports have equal bytes.
        let identifier = "<\(SHA256.hexDigest(of: result).prefix(32))>"
        let start = result.count
        places[places.count - 1] = .offset(start)
        let references = PDFObjectStreams.crossReferences(
            places, entries: "/Root \(root) 0 R /Info \(info) 0 R /ID [ \(identifier) \(identifier) ]")
        result += Array("\(places.count - 1) 0 obj\n".utf8) + references.packed(searching: isSearched)
        result += Array("\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8)
        return result
    }

    /// An object as it is or as it was replaced; nil for an object that is not there.
    func object(_ number: Int) -> Object? {
        if let known = objects[number] { return known }
        if let known = unpacked[number] { return Object(dictionary: known) }
        guard let extent = extents[number],
            let start = PDFBytes.find("obj", from: extent.lowerBound, to: extent.upperBound, in: original),
            let end = PDFBytes.last("endobj", in: original[extent])
        else { return nil }
        if let content = stream(of: number),
            let keyword = PDFBytes.find("stream\n", from: start, to: extent.upperBound, in: original)
        {
            let tokens = PDFTokens(Array(original[start + 3..<keyword]))
            return Object(dictionary: tokens.written(without: ["/Length", "/Filter"]), content: content)
        }
        var bytes = original[start + 3..<end]
        while let last = bytes.last, last == 0x0a || last == 0x0d { bytes.removeLast() }
        return Object(dictionary: Array(bytes.drop { $0 == 0x0a || $0 == 0x20 }))
    }

    // MARK: Streams

    /// The uncompressed content of a stream; nil if it is not a stream as Cairo writes it.
    func stream(of number: Int) -> [UInt8]? {
        guard let start = offsets[number], let keyword = PDFBytes.find("stream\n", from: start, in: original),
            let key = PDFBytes.find("/Length ", from: start, in: original), key < keyword,
            let length = PDFBytes.integer(after: key + 8, in: original)
        else { return nil }
        let head = String(decoding: original[start..<keyword], as: UTF8.self)
        // The length may be in an object after the stream, since it is not known earlier.
        let isIndirect = head.contains("/Length \(length) 0 R")
        guard let count = isIndirect ? Int(body(of: length).filter(\.isNumber)) : length,
            keyword + 7 + count <= original.count
        else { return nil }
        let bytes = Array(original[keyword + 7..<keyword + 7 + count])
        return head.contains("/FlateDecode") ? inflated(bytes) : bytes
    }

    /// Replaces an object by a stream without further entries.
    mutating func replace(_ number: Int, withStream content: [UInt8]) {
        objects[number] = Object(dictionary: Array("<< >>".utf8), content: content)
    }

    /// Adds a stream and returns its object number.
    ///
    /// - Parameters:
    ///   - stream: The uncompressed content.
    ///   - dictionary: The entries without brackets, `/Length` and `/Filter`.
    ///   - isPacked: Whether the content is compressed if that makes it shorter.
    mutating func add(stream: [UInt8], dictionary: String, isPacked: Bool = true) -> Int {
        size += 1
        objects[size - 1] = Object(
            dictionary: Array("<< \(dictionary) >>".utf8), content: stream, isPacked: isPacked)
        return size - 1
    }
}

extension PDFFile.Object {
    /// The object between `obj` and `endobj`, with a stream's content compressed if that makes it shorter.
    ///
    /// - Parameter isSearching: Whether the smallest packing is searched for, which takes ten times as long.
    func packed(searching isSearching: Bool) -> [UInt8] {
        guard let content else { return dictionary }
        let small = !isPacked ? content : isSearching ? Deflate.smallest(content) : deflated(content)
        let isSmaller = small.count < content.count
        let bytes = isSmaller ? small : content, filter = isSmaller ? "/Filter/FlateDecode" : ""
        return Array(dictionary.dropLast(2)) + Array("\(filter)/Length \(bytes.count)>>\nstream\n".utf8) + bytes
            + Array("\nendstream".utf8)
    }
}

/// Bytes compressed in zlib's format (RFC 1950), at its usual level; the bytes themselves if that fails.
private func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: Int(compressBound(uLong(bytes.count))))
    var count = uLongf(packed.count)
    guard compress2(&packed, &count, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION) == Z_OK else { return bytes }
    return Array(packed[..<Int(count)])
}

/// Decompresses bytes in zlib's format (RFC 1950); nil for anything else.
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
