import CZlib
import TestSupport
import Testing

@testable import Drawing

/// The oracle is zlib, which must decompress the output to the same bytes.
struct DeflateTests {
    private struct Example: CustomTestStringConvertible {
        var testDescription: String
        var bytes: [UInt8]
        var near: [Int] = []
    }

    private static let examples: [Example] = {
        var random = SplitMix64(5)
        let noise = (0..<200_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        // Fibonacci counts give the longest code words: 30 symbols would need 29 bits.
        var skewed: [UInt8] = [], pair = (1, 1)
        for symbol in UInt8(0)..<24 {
            skewed += [UInt8](repeating: symbol, count: pair.0)
            pair = (pair.1, pair.0 + pair.1)
        }
        skewed.shuffle(using: &random)
        // All lengths of a repetition, and one beyond the longest.
        let lengths = (3...260).flatMap { length in noise[..<length] + [UInt8(length & 255)] }
        // Repetitions at the edge of the window and just outside of it.
        let edge = noise[..<32768] + noise[..<300] + noise[..<33000] + noise[400..<900]
        let words = (0..<60_000).map { _ in ["row ", "pixel ", "the ", "a", "e"].randomElement(using: &random)! }
            .joined()
        let sparse = (0..<300_000).map { _ in UInt8(random.next() % 50 == 0 ? 1 : 0) }
        return [
            Example(testDescription: "nothing", bytes: []),
            Example(testDescription: "one byte", bytes: [7]),
            Example(testDescription: "three bytes", bytes: [7, 7, 7]),
            Example(testDescription: "one byte often", bytes: [UInt8](repeating: 0, count: 100_001), near: [1]),
            Example(testDescription: "all bytes", bytes: Array(0...255)),
            Example(testDescription: "noise", bytes: noise, near: [1, 640]),
            Example(testDescription: "skewed", bytes: skewed),
            Example(testDescription: "lengths", bytes: Array(lengths)),
            Example(testDescription: "edge of the window", bytes: Array(edge), near: [0, 1, 32768, 33068, 70000]),
            Example(testDescription: "words", bytes: Array(words.utf8)),
            Example(testDescription: "sparse", bytes: sparse, near: [3, 1201]),
        ]
    }()

    @Test(arguments: examples) private func zlibReadsBackTheSameBytes(example: Example) {
        for depth in [0, 4, 100] {
            let packed = Deflate.zlib(example.bytes, near: example.near, depth: depth)
            #expect(inflated(packed, count: example.bytes.count) == example.bytes, "depth \(depth)")
            // Blocks that would grow are stored: five bytes for each 65,535 bytes, and five for each block of tokens.
            #expect(packed.count <= example.bytes.count + example.bytes.count / 3000 + 20)
        }
    }

    @Test(arguments: examples) private func smallestReadsBackAndIsSmallerThanZlib(example: Example) {
        let packed = Deflate.smallest(example.bytes)
        #expect(inflated(packed, count: example.bytes.count) == example.bytes)
        var count = compressBound(uLong(example.bytes.count))
        var zlib = [UInt8](repeating: 0, count: Int(count))
        #expect(compress2(&zlib, &count, example.bytes, uLong(example.bytes.count), 9) == Z_OK)
        // Noise is stored, where zlib's blocks are longer by a few bytes.
        #expect(packed.count <= Int(count) + 40, "\(packed.count) and \(count)")
        if ["skewed", "words", "sparse"].contains(example.testDescription) { #expect(packed.count < Int(count)) }
    }

    @Test func manySmallInputsReadBack() {
        var random = SplitMix64(9)
        for count in 0..<700 {
            let variety = random.next() % 5 + 1
            let bytes = (0..<count).map { _ in UInt8(random.next() % variety) }
            #expect(
                inflated(Deflate.zlib(bytes, near: [1, 28], depth: 4), count: count) == bytes,
                "\(count) bytes of \(variety) kinds")
            #expect(inflated(Deflate.smallest(bytes), count: count) == bytes, "\(count) bytes of \(variety) kinds")
        }
    }

    /// The output is not much larger than zlib's best.
    @Test func packsNearlyAsTightlyAsZlib() throws {
        for example in Self.examples where ["skewed", "lengths", "words"].contains(example.testDescription) {
            var count = compressBound(uLong(example.bytes.count))
            var packed = [UInt8](repeating: 0, count: Int(count))
            #expect(compress2(&packed, &count, example.bytes, uLong(example.bytes.count), 9) == Z_OK)
            #expect(
                Deflate.zlib(example.bytes, depth: 100).count < Int(count) * 115 / 100,
                "\(example.testDescription): \(count)")
        }
    }

    @Test func checksAreThoseOfZlib() {
        var random = SplitMix64(3)
        for count in [0, 1, 7, 8, 9, 63, 4095, 4096, 4097, 70_000] {
            // Bytes of ones give the largest sums.
            for bytes in [
                (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) },
                [UInt8](repeating: 255, count: count),
            ] {
                #expect(UInt(Drawing.crc32(bytes)) == CZlib.crc32(0, bytes, UInt32(count)))
                #expect(UInt(Drawing.adler32(bytes)) == CZlib.adler32(1, bytes, UInt32(count)))
            }
        }
    }

    /// Decompresses by zlib. The result is nil if zlib finds an error, including in the check value at the end.
    private func inflated(_ packed: [UInt8], count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count + 1)
        var length = uLongf(bytes.count)
        guard uncompress(&bytes, &length, packed, uLong(packed.count)) == Z_OK else { return nil }
        return Array(bytes[..<Int(length)])
    }
}
