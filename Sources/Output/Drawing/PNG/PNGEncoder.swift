/// An encoder of pixels as a PNG file (ISO/IEC 15948).
///
/// The file is grey if all pixels are, has a palette if there are few colours, and full colours otherwise. No row is
/// filtered. Filters help with photographs; in a drawing a filter hides that edges and letters repeat. (In the gallery
/// of `Plots`, filtering rows by the row above made the files a fifth larger.)
struct PNGEncoder {
    let columnCount: Int
    let rowCount: Int
    /// [row, column]: words of 0xaarrggbb, not multiplied by the opacity.
    let pixels: [UInt32]

    /// The bytes of the file.
    func file() -> [UInt8] {
        let palette = palette()
        var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
        func header(bitDepth: UInt8 = 8, colorType: UInt8) {
            let size = UInt32(columnCount).bigEndianBytes + UInt32(rowCount).bigEndianBytes
            file.append(chunk: "IHDR", size + [bitDepth, colorType, 0, 0, 0])
        }
        let rows: [UInt8], pixelSize: Int
        if let palette, palette.isGrey {
            header(colorType: 0)
            (rows, pixelSize) = (bytes(size: 1) { UInt32($0 & 0xff) }, 1)
        } else if let palette, 3 * palette.colors.count < 2 * columnCount * rowCount {
            header(colorType: 3)
            file.append(chunk: "PLTE", palette.colors.flatMap { $0.bigEndianBytes.dropFirst() })
            let opacities = palette.colors.map { UInt8($0 >> 24) }
            if let last = opacities.lastIndex(where: { $0 < 255 }) { file.append(chunk: "tRNS", opacities[...last]) }
            (rows, pixelSize) = (bytes(size: 1) { UInt32(palette.index(of: $0)) }, 1)
        } else if pixels.allSatisfy({ $0 >> 24 == 255 }) {
            header(colorType: 2)
            (rows, pixelSize) = (bytes(size: 3) { $0.byteSwapped >> 8 }, 3)
        } else {
            header(colorType: 6)
            (rows, pixelSize) = (bytes(size: 4) { $0.byteSwapped >> 8 | $0 & 0xff00_0000 }, 4)
        }
        let packed = Deflate.zlib(rows, near: [pixelSize, columnCount * pixelSize + 1], depth: 4)
        for start in stride(from: 0, to: packed.count, by: 1 << 20) {
            file.append(chunk: "IDAT", packed[start..<min(start + (1 << 20), packed.count)])
        }
        file.append(chunk: "IEND", [])
        return file
    }

    /// The palette of all colours; nil if there are more than 256.
    private func palette() -> PNGPalette? {
        var palette = PNGPalette(), last: UInt32?
        for pixel in pixels where pixel != last {
            guard palette.add(pixel) else { return nil }
            last = pixel
        }
        return palette
    }

    /// The rows, each with a zero byte before it, which means no filter.
    ///
    /// - Parameters:
    ///   - size: The number of bytes of a pixel.
    ///   - code: The bytes of a pixel, first byte lowest.
    private func bytes(size: Int, code: (UInt32) -> UInt32) -> [UInt8] {
        let length = columnCount * size + 1
        // Every pixel is written as four bytes, so the last one may extend three bytes beyond the end.
        return [UInt8](unsafeUninitializedCapacity: rowCount * length + 3) { buffer, count in
            let start = UnsafeMutableRawPointer(buffer.baseAddress!)
            for row in 0..<rowCount {
                var place = start + row * length
                place.storeBytes(of: 0, as: UInt8.self)
                place += 1
                for pixel in pixels[row * columnCount..<(row + 1) * columnCount] {
                    place.storeBytes(of: code(pixel).littleEndian, as: UInt32.self)
                    place += size
                }
            }
            count = rowCount * length
        }
    }
}

extension [UInt8] {
    /// Appends a chunk: length, name, content and checksum (ISO/IEC 15948, 5.3).
    fileprivate mutating func append(chunk name: String, _ content: some Collection<UInt8>) {
        append(contentsOf: UInt32(content.count).bigEndianBytes)
        let start = count
        append(contentsOf: name.utf8)
        append(contentsOf: content)
        append(contentsOf: crc32(self[start...]).bigEndianBytes)
    }
}
