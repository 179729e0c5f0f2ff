import CZlib
import Foundation

/// An IDX file of unsigned bytes, with an optional false magic number.
func idx(_ extents: [UInt32], _ elements: [UInt8], magic: UInt32? = nil) -> [UInt8] {
    ([magic ?? 0x0800 + UInt32(extents.count)] + extents).flatMap(bigEndian) + elements
}

func bigEndian(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
}

/// One gzip member, compressed by zlib.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
        &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
    let count = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            deflate(&stream, Z_FINISH)
            return target.count - Int(stream.avail_out)
        }
    }
    return Array(output.prefix(count))
}

/// The path of the data that the project ships.
let shippedData = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../data").standardized.path
