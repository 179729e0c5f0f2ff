/// Pixels as the bytes of a PNG file (ISO/IEC 15948): grey if all are, otherwise by a palette if there are few colours, otherwise in full. No
/// row is filtered. That serves photographs; in a drawing a filter hides that edges and letters repeat (over the gallery of `Plots`, rows
/// taken from the row above came out a fifth larger).
struct PNGEncoder {
    let columnCount: Int
    let rowCount: Int
    /// [row, column]: words of 0xaarrggbb, opacity not multiplied in.
    let pixels: [UInt32]

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

    /// Nil if there are too many colours.
    private func palette() -> PNGPalette? {
        var palette = PNGPalette(), last: UInt32?
        for pixel in pixels where pixel != last {
            guard palette.add(pixel) else { return nil }
            last = pixel
        }
        return palette
    }

    /// The rows, each after a zero for no filter.
    /// - Parameter code: a pixel's bytes, the first lowest.
    private func bytes(size: Int, code: (UInt32) -> UInt32) -> [UInt8] {
        let length = columnCount * size + 1
        // Pixels are written four bytes at a time, so that the last may reach three beyond.
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
    /// Length, name, content and check (5.3).
    fileprivate mutating func append(chunk name: String, _ content: some Collection<UInt8>) {
        append(contentsOf: UInt32(content.count).bigEndianBytes)
        let start = count
        append(contentsOf: name.utf8)
        append(contentsOf: content)
        append(contentsOf: crc32(self[start...]).bigEndianBytes)
    }
}
