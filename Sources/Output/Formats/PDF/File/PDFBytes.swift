import Foundation

/// Functions that search the bytes of a PDF.
enum PDFBytes {
    /// The index of the first occurrence of `text` that lies entirely in `start..<end`; nil if there is none.
    static func find(_ text: String, from start: Int, to end: Int? = nil, in bytes: [UInt8]) -> Int? {
        let end = end ?? bytes.count
        guard start >= 0, start < end else { return nil }
        let pattern = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var place = start
            while place + pattern.count <= end {
                guard let next = memchr(base + place, Int32(pattern[0]), end - pattern.count + 1 - place) else {
                    return nil
                }
                place = UnsafeRawPointer(next) - base
                if memcmp(next, pattern, pattern.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }

    /// The index of the last occurrence of `text`; nil if there is none.
    static func last(_ text: String, in bytes: [UInt8]) -> Int? { last(text, in: bytes[...]) }

    /// The index of the last occurrence of `text` in a part of the bytes; nil if there is none.
    static func last(_ text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let pattern = Array(text.utf8)
        guard bytes.count >= pattern.count else { return nil }
        return (bytes.startIndex...bytes.endIndex - pattern.count).last {
            bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
        }
    }

    /// The non-negative integer after optional spaces and line ends; nil if there is no digit.
    static func integer(after start: Int, in bytes: [UInt8]) -> Int? {
        var index = start, value: Int?
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0a { index += 1 }
        while index < bytes.count, 0x30...0x39 ~= bytes[index], (value ?? 0) < 1 << 50 {
            value = (value ?? 0) * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return value
    }

    /// The integer after the first occurrence of a key at or after `start`; nil if there is none.
    static func entry(_ key: String, after start: Int, in bytes: [UInt8]) -> Int? {
        find(key + " ", from: start, in: bytes).flatMap { integer(after: $0 + key.utf8.count, in: bytes) }
    }

    /// The integer after the first occurrence of a key in an object's body; nil if there is none.
    static func entry(_ key: String, in body: String) -> Int? { entry(key, after: 0, in: Array(body.utf8)) }
}
