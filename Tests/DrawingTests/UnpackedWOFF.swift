import CZlib

/// A WOFF file read by the letter of its specification, with zlib (W3C, "WOFF File Format 1.0").
struct UnpackedWOFF {
    /// A sentence for each violation of the specification.
    private(set) var faults: [String] = []
    /// The tables by their tags.
    private(set) var tables: [String: [UInt8]] = [:]
    /// The font file that the tables make up, in the order of the directory.
    private(set) var font: [UInt8] = []

    /// Reads a file.
    init(_ file: [UInt8]) { read(file) }

    private mutating func expect(_ isRight: Bool, _ fault: String) { if !isRight { faults.append(fault) } }

    private mutating func read(_ file: [UInt8]) {
        func number(_ place: Int, _ size: Int = 4) -> Int { Self.number(file, place, size) }
        guard file.count >= 44 else { return faults.append("too short for a header") }
        expect(number(0) == 0x774f_4646, "signature")
        expect(number(8) == file.count, "length")
        expect(number(14, 2) == 0, "reserved")
        expect((24..<44).allSatisfy { file[$0] == 0 }, "metadata or private data")
        let count = number(12, 2)
        var end = 44 + 20 * count, last = "", place = 12 + 16 * count, data: [UInt8] = [], directory: [UInt8] = []
        for record in (0..<count).map({ 44 + 20 * $0 }) {
            let tag = String(decoding: file[record..<record + 4], as: UTF8.self)
            let start = number(record + 4), stored = number(record + 8), plain = number(record + 12)
            expect(last < tag, "order of tags")
            expect(start == end, "\(tag) does not follow the table before it")
            expect(stored <= plain, "\(tag) is longer than it must be")
            guard start + stored <= file.count else { return faults.append("\(tag) ends beyond the file") }
            end = (start + stored + 3) / 4 * 4
            expect(file[start + stored..<min(end, file.count)].allSatisfy { $0 == 0 }, "padding of \(tag)")
            let bytes = Array(file[start..<start + stored])
            guard let table = stored == plain ? bytes : Self.inflated(bytes, count: plain) else {
                return faults.append("\(tag) cannot be unpacked")
            }
            var summed = table
            if tag == "head" { summed.replaceSubrange(8..<12, with: [0, 0, 0, 0]) }
            expect(Self.checksum(summed) == number(record + 16), "checksum of \(tag)")
            tables[tag] = table
            directory += file[record..<record + 4] + file[record + 16..<record + 20]
            directory += [place, plain].flatMap { value in (0..<4).map { UInt8(value >> (24 - 8 * $0) & 255) } }
            data += table + [UInt8](repeating: 0, count: (4 - plain % 4) % 4)
            place = 12 + 16 * count + data.count
            last = tag
        }
        expect(end == file.count, "bytes after the last table")
        var power = 1, exponent = 0
        while 2 * power <= count { (power, exponent) = (2 * power, exponent + 1) }
        let header = [count, 16 * power, exponent, 16 * (count - power)].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        font = file[4..<8] + header + directory + data
        expect(number(16) == font.count, "size of the unpacked font")
        expect(Self.checksum(font) == 0xb1b0_afba, "checksum of the whole font")
    }

    private static func number(_ bytes: [UInt8], _ place: Int, _ size: Int) -> Int {
        bytes[place..<place + size].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        let padded = bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
        return stride(from: 0, to: padded.count, by: 4).reduce(0) { ($0 + number(padded, $1, 4)) & 0xffff_ffff }
    }

    private static func inflated(_ packed: [UInt8], count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count + 1), length = uLongf(count + 1)
        guard uncompress(&bytes, &length, packed, uLong(packed.count)) == Z_OK, Int(length) == count else { return nil }
        return Array(bytes.prefix(count))
    }
}
