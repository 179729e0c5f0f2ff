import CZlib

/// A gzip file (RFC 1952) decompressed portion by portion, so that a reader can stop at the first byte too many.
///
/// Several members in a row are one stream, as in gzip(1); anything else after a member is an error.
struct GzipReader: ~Copyable {
    private let path: String
    private let compressed: [UInt8]
    private var position = 0
    private let stream: UnsafeMutablePointer<z_stream>
    private var memberIsOpen = true

    /// Creates a reader at the beginning of a file.
    ///
    /// - Parameters:
    ///   - compressed: the whole file.
    ///   - path: for error messages.
    init(_ compressed: [UInt8], path: String) throws(DatasetError) {
        guard GzipReader.beginsMember(compressed, at: 0) else { throw .notGzip(path: path) }
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, + 16: the gzip wrapper, whose CRC-32 and length zlib then checks.
        let status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            let reason = GzipReader.reason(stream, status)
            stream.deinitialize(count: 1)
            stream.deallocate()
            throw .damagedGzip(path: path, reason: reason)
        }
        self.path = path
        self.compressed = compressed
        self.stream = stream
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Decompresses into `buffer`, which must not be empty.
    ///
    /// - Returns: The number of bytes written; 0 only at the end of the file.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(DatasetError) -> Int {
        var filled = 0
        while filled < buffer.count {
            if !memberIsOpen {
                guard position < compressed.count else { break }
                guard GzipReader.beginsMember(compressed, at: position) else {
                    throw .trailingBytes(path: path, count: compressed.count - position)
                }
                inflateReset(stream)
                memberIsOpen = true
            }
            let step = inflate(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            position += step.consumed
            filled += step.produced
            switch step.status {
            case Z_STREAM_END:
                memberIsOpen = false
            case Z_OK where step.consumed + step.produced > 0:
                continue
            case Z_OK, Z_BUF_ERROR:
                throw .truncatedGzip(path: path)
            default:
                throw .damagedGzip(path: path, reason: GzipReader.reason(stream, step.status))
            }
        }
        return filled
    }

    private func inflate(
        into buffer: UnsafeMutableRawBufferPointer
    ) -> (status: Int32, consumed: Int, produced: Int) {
        compressed.withUnsafeBytes { bytes in
            let input = bytes[position...].prefix(Int(Int32.max))
            let outputCount = min(buffer.count, Int(Int32.max))
            // zlib reads through `next_in` but never writes.
            stream.pointee.next_in = UnsafeMutablePointer(
                mutating: UnsafeRawBufferPointer(rebasing: input).bindMemory(to: UInt8.self).baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
            stream.pointee.avail_out = UInt32(outputCount)
            let status = CZlib.inflate(stream, Z_NO_FLUSH)
            return (status, input.count - Int(stream.pointee.avail_in), outputCount - Int(stream.pointee.avail_out))
        }
    }

    private static func beginsMember(_ bytes: [UInt8], at offset: Int) -> Bool {
        // A file of the single byte 0x1f counts as a truncated gzip, as in gzip(1).
        bytes.count > offset && bytes[offset] == 0x1f && (bytes.count == offset + 1 || bytes[offset + 1] == 0x8b)
    }

    private static func reason(_ stream: UnsafeMutablePointer<z_stream>, _ status: Int32) -> String {
        stream.pointee.msg.map { String(cString: $0) } ?? "zlib status \(status)"
    }
}

extension GzipReader {
    /// The next `count` bytes, or fewer if the file ends before.
    mutating func bytes(upTo count: Int) throws(DatasetError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try read(into: &bytes, at: 0)
        bytes.removeLast(count - filled)
        return bytes
    }

    /// Exactly `count` bytes up to the end of the file.
    ///
    /// Memory grows with the bytes that are really read, not with what a header claims.
    mutating func elements(count: Int, headerCount: Int, path: String) throws(DatasetError) -> [UInt8] {
        var elements: [UInt8] = []
        while elements.count < count {
            let start = elements.count
            // One allocation for anything of MNIST's size, doubling beyond.
            let portion = min(count - start, max(1 << 26, start))
            elements += repeatElement(0, count: portion)
            let filled = try read(into: &elements, at: start)
            if filled < portion {
                throw .wrongSize(path: path, expected: headerCount + count, found: headerCount + start + filled)
            }
        }
        let excess = try bytes(upTo: 1)
        guard excess.isEmpty else {
            throw .wrongSize(path: path, expected: headerCount + count, found: headerCount + count + 1)
        }
        return elements
    }

    private mutating func read(into bytes: inout [UInt8], at start: Int) throws(DatasetError) -> Int {
        let end = bytes.count
        // The standard closure-taking methods do not carry typed errors through.
        let result = bytes.withUnsafeMutableBytes { buffer in
            Result { () throws(DatasetError) -> Int in
                try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start..<end]))
            }
        }
        return try result.get()
    }
}
