/// The CRC-32 of a PNG chunk (ISO/IEC 15948, annex D), eight bytes at a time with eight tables (Kounavis and Berry
/// 2008).
func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.withContiguousStorageIfAvailable { crc32(UnsafeRawBufferPointer($0)) }
        ?? Array(bytes).withUnsafeBytes { crc32($0) }
}

private func crc32(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    crcTables.withUnsafeBufferPointer { tables in
        func table(_ number: Int, _ byte: UInt64) -> UInt32 { tables[number << 8 | Int(byte & 255)] }
        var rest = ~UInt32(0), place = 0
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ UInt64(rest)
            rest = table(7, word) ^ table(6, word >> 8) ^ table(5, word >> 16) ^ table(4, word >> 24)
            rest ^= table(3, word >> 32) ^ table(2, word >> 40) ^ table(1, word >> 48) ^ table(0, word >> 56)
            place += 8
        }
        while place < bytes.count {
            rest = (rest >> 8) ^ table(0, UInt64(rest) ^ UInt64(bytes[place]))
            place += 1
        }
        return ~rest
    }
}

/// [table, byte]: the remainder of the byte followed by as many zero bytes as the table's number.
private let crcTables: [UInt32] = {
    var tables: [UInt32] = []
    for byte in UInt32(0)..<256 {
        var rest = byte
        for _ in 0..<8 { rest = rest & 1 == 1 ? (rest >> 1) ^ 0xedb8_8320 : rest >> 1 }
        tables.append(rest)
    }
    for index in 256..<8 * 256 {
        let rest = tables[index - 256]
        tables.append((rest >> 8) ^ tables[Int(rest & 255)])
    }
    return tables
}()

/// The Adler-32 checksum of zlib's format (RFC 1950, 8.2).
///
/// It consists of the sum of the bytes and the sum of those sums, modulo 65521.
func adler32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { bytes in
        var sum: UInt32 = 1, sums: UInt32 = 0, start = 0
        while start < bytes.count {
            // Each byte is weighted by the number of sums that contain it. No step then depends on the one before, so
            // the compiler can vectorise the loop. 4096 · 4097 / 2 · 255 is below 2³².
            let count = min(4096, bytes.count - start)
            var plain: UInt32 = 0, weighted: UInt32 = 0
            for index in 0..<count {
                let byte = UInt32(truncatingIfNeeded: bytes[start &+ index])
                plain &+= byte
                weighted &+= UInt32(truncatingIfNeeded: count &- index) &* byte
            }
            sums = UInt32((UInt64(sums) + UInt64(count) * UInt64(sum) + UInt64(weighted)) % 65521)
            sum = (sum + plain) % 65521
            start += count
        }
        return sums << 16 | sum
    }
}
