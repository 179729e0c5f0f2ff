import CZlib

@testable import Drawing

/// Compression and PNG files.
///
/// Checks: zlib unpacks what was packed, and a reader that knows nothing of the writer finds the same pixels.
extension FuzzTarget {
    static let pictures = FuzzTarget(name: "pictures", maximalLength: 4096) { bytes in
        var input = FuzzInput(bytes)
        let columnCount = input.number(1...64), rowCount = input.number(1...64)
        let hasOpacity = input.bool(), depth = input.number(0...9)
        let near = (0..<input.number(0...3)).map { _ in Int(input.byte()) * Int(input.byte()) }
        let repeats = input.number(1...40)
        let noise = input.remainder()
        // Repetition reaches what short inputs do not: windows, long matches, blocks.
        let long = [[UInt8]](repeating: noise, count: repeats).flatMap(\.self)
        let packed = Deflate.zlib(long, near: near, depth: depth)
        expect(unpacked(packed, count: long.count) == long, "zlib unpacks what was packed.")
        let some = Array(long.prefix(8192)), smallest = Deflate.smallest(some)
        expect(unpacked(smallest, count: some.count) == some, "zlib unpacks what the search packed.")

        func filled(_ count: Int) -> [UInt8] { (0..<count).map { noise.isEmpty ? 0 : noise[$0 % noise.count] } }
        let count = columnCount * rowCount
        let image = PixelImage(
            columnCount: columnCount, rowCount: rowCount, pixels: filled(3 * count),
            opacity: hasOpacity ? filled(count + 1).suffix(count) : nil)
        let read = PNGProbe(image.png())
        expect(read?.columnCount == columnCount && read?.rowCount == rowCount, "A PNG can be read.")
        let expected = (0..<count).map { place in
            Array(image.pixels[3 * place..<3 * place + 3]) + [image.opacity.map { $0[place] } ?? 255]
        }
        expect(read?.pixels == expected, "A PNG has the pixels of the image.")
    }

    /// The bytes that zlib unpacks; nil if it does not give exactly `count`.
    static func unpacked(_ packed: [UInt8], count: Int) -> [UInt8]? {
        // One byte more, so that a stream that is too long is noticed.
        var bytes = [UInt8](repeating: 0, count: count + 1), length = UInt(count + 1)
        guard uncompress(&bytes, &length, packed, UInt(packed.count)) == Z_OK, length == count else { return nil }
        return Array(bytes[..<count])
    }
}
