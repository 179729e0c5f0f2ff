/// A font in a compressed file for the web (W3C, "WOFF File Format 1.0").
enum WOFFFile {
    /// The file of tables.
    ///
    /// Checksums are those of the font that a browser unpacks, with its tables in the order of their tags.
    ///
    /// - Parameters:
    ///   - flavor: The number that begins the unpacked font.
    ///   - tables: The tables by their tags; `head` has any checksum.
    static func bytes(flavor: Int, _ tables: [String: [UInt8]]) -> [UInt8] {
        var tables = tables
        if var head = tables["head"].map({ FontWriter($0) }), head.count >= 12 {
            head.replace(at: 8, uint32: 0)
            tables["head"] = head.bytes
            head.replace(at: 8, uint32: 0xb1b0_afba - checksum(unpacked(flavor: flavor, tables)))
            // The checksum of this table itself is of the time before.
            return pack(flavor: flavor, tables, head: head.bytes)
        }
        return pack(flavor: flavor, tables, head: tables["head"] ?? [])
    }

    private static func pack(flavor: Int, _ tables: [String: [UInt8]], head: [UInt8]) -> [UInt8] {
        let tags = tables.keys.sorted()
        var directory = FontWriter(), data = FontWriter(), size = 12 + 16 * tags.count
        let start = 44 + 20 * tags.count
        for tag in tags {
            let plain = tag == "head" ? head : tables[tag]!, packed = Deflate.smallest(plain)
            let stored = packed.count < plain.count ? packed : plain
            directory.tag(tag)
            for number in [start + data.count, stored.count, plain.count, checksum(tables[tag]!)] {
                directory.uint32(number)
            }
            data.append(stored)
            data.align(4)
            size += (plain.count + 3) / 4 * 4
        }
        var file = FontWriter()
        file.tag("wOFF")
        file.uint32(flavor)
        file.uint32(start + data.count)
        file.uint16s([tags.count, 0])
        file.uint32(size)
        // The version of the file, then the places of metadata and private data: there are none.
        file.uint16s([1, 0])
        for _ in 0..<5 { file.uint32(0) }
        return file.bytes + directory.bytes + data.bytes
    }

    /// The font file that a browser makes of the tables.
    private static func unpacked(flavor: Int, _ tables: [String: [UInt8]]) -> [UInt8] {
        let tags = tables.keys.sorted(), power = Int.bitWidth - 1 - max(1, tags.count).leadingZeroBitCount
        var file = FontWriter(), data = FontWriter()
        file.uint32(flavor)
        file.uint16s([tags.count, 16 << power, power, 16 * (tags.count - 1 << power)])
        for tag in tags {
            let table = tables[tag]!
            file.tag(tag)
            for number in [checksum(table), 12 + 16 * tags.count + data.count, table.count] { file.uint32(number) }
            data.append(table)
            data.align(4)
        }
        return file.bytes + data.bytes
    }

    /// The sum of a table's numbers of four bytes, which is its checksum.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        let table = FontBytes(bytes)
        return stride(from: 0, to: bytes.count, by: 4).reduce(0) { ($0 + table.uint32(at: $1)) & 0xffff_ffff }
    }
}
