import CZlib
import Foundation

/// A folder that is gone when its owner is.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "datasets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(filePath: path + "/" + name))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }
}

enum Name {
    static let trainImages = "train-images-idx3-ubyte"
    static let trainLabels = "train-labels-idx1-ubyte"
    static let testImages = "t10k-images-idx3-ubyte"
    static let testLabels = "t10k-labels-idx1-ubyte"
}

/// Six training and three test images of 2 × 3 pixels in three classes, as the four files' plain bytes.
struct TinyDataset {
    var files: [String: [UInt8]] = [
        Name.trainImages: idx([6, 2, 3], (0..<36).map { UInt8($0 * 7) }),
        Name.trainLabels: idx([6], [0, 1, 2, 2, 1, 0]),
        Name.testImages: idx([3, 2, 3], (0..<18).map { UInt8(255 - $0) }),
        Name.testLabels: idx([3], [2, 0, 1]),
    ]

    func write(to folder: TemporaryFolder, compressed: Bool = true) throws {
        for (name, bytes) in files {
            try folder.write(compressed ? gzip(bytes) : bytes, to: compressed ? name + ".gz" : name)
        }
    }
}

/// An IDX file of unsigned bytes, with any header that is asked for.
func idx(_ extents: [UInt32], _ elements: [UInt8], magic: UInt32? = nil) -> [UInt8] {
    ([magic ?? 0x0800 + UInt32(extents.count)] + extents).flatMap(bigEndian) + elements
}

func bigEndian(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
}

/// One gzip member, compressed by zlib itself.
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

/// The data that the project ships.
let shippedData = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../data").standardized.path
