import CZlib

/// A reader of PNG files (ISO/IEC 15948) with eight bits a channel and without filters.
struct PNGProbe {
    let columnCount: Int
    let rowCount: Int
    /// Red, green, blue and opacity of each pixel.
    let pixels: [[UInt8]]

    /// Reads a file; nil if anything in it is wrong.
    init?(_ file: [UInt8]) {
        guard file.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) else { return nil }
        var chunks: [String: [UInt8]] = [:], place = 8
        while place < file.count {
            guard place + 12 <= file.count else { return nil }
            let count = Self.number(file[place..<place + 4]), end = place + 8 + count
            guard end + 4 <= file.count else { return nil }
            let content = Array(file[place + 4..<end])
            guard Int(crc32(0, content, UInt32(content.count))) == Self.number(file[end..<end + 4]) else { return nil }
            chunks[String(decoding: content[..<4], as: UTF8.self), default: []] += content[4...]
            place = end + 4
        }
        guard let header = chunks["IHDR"], header.count == 13, header[8] == 8, let data = chunks["IDAT"],
            chunks["IEND"] == [], let size = [0: 1, 2: 3, 3: 1, 6: 4][header[9]]
        else { return nil }
        columnCount = Self.number(header[..<4])
        rowCount = Self.number(header[4..<8])
        let length = columnCount * size + 1
        guard let rows = FuzzTarget.unpacked(data, count: rowCount * length) else { return nil }
        var pixels: [[UInt8]] = []
        for row in 0..<rowCount {
            guard rows[row * length] == 0 else { return nil }
            for column in 0..<columnCount {
                let start = row * length + 1 + column * size
                guard let pixel = Self.pixel(rows[start..<start + size], chunks) else { return nil }
                pixels.append(pixel)
            }
        }
        self.pixels = pixels
    }

    private static func pixel(_ bytes: ArraySlice<UInt8>, _ chunks: [String: [UInt8]]) -> [UInt8]? {
        let first = bytes[bytes.startIndex]
        switch (bytes.count, chunks["PLTE"]) {
        case (1, nil): return [first, first, first, 255]
        case (1, let palette?):
            let place = 3 * Int(first), opacities = chunks["tRNS"] ?? []
            guard place + 3 <= palette.count else { return nil }
            return palette[place..<place + 3] + [Int(first) < opacities.count ? opacities[Int(first)] : 255]
        case (3, _): return bytes + [255]
        default: return Array(bytes)
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
