import Foundation
import Testing

@testable import Basics
@testable import Notebooks

/// Cached results are decoded to the same bits, and damaged ones are rejected.
@Suite struct ResultCodingTests {
    private func bits(_ arrays: [[Double]]) -> [[UInt64]] { arrays.map { $0.map(\.bitPattern) } }

    @Test(arguments: [
        [], [[]], [[], [1.5], []],
        [[0.1, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude], [Double(bitPattern: 0x7ff8_0000_0000_0123)]],
    ])
    func arraysOfNumbersComeBackToTheLastBit(arrays: [[Double]]) throws {
        let coding = ResultCoding<[[Double]]>.codable, bytes = try coding.encode(arrays)
        #expect(bytes.count == 8 * (1 + arrays.count + arrays.joined().count))
        #expect(bits(try coding.decode(bytes)) == bits(arrays))
    }

    @Test func whatIsCutShortOrTooLongIsRefused() throws {
        let coding = ResultCoding<[[Double]]>.codable, bytes = try coding.encode([[1, 2], [3]])
        for count in 0..<bytes.count {
            #expect(throws: ByteReaderError.self) { try coding.decode(Array(bytes[..<count])) }
        }
        #expect(throws: CocoaError.self) { try coding.decode(bytes + [0]) }
        // A count larger than the file.
        #expect(throws: ByteReaderError.self) { try coding.decode([UInt8](repeating: 0xff, count: 8) + bytes) }
        // Text as an earlier version wrote it.
        #expect(throws: ByteReaderError.self) { try coding.decode(Array("[[[1,2],[3]]]".utf8)) }
    }

    /// Whole numbers that JSON's readers take for integers come back as the same values, also the largest.
    @Test(arguments: [
        0, -0.0, 0x1p53, 0x1p53 + 2, -1.990000020037642e18, 0x1p62, 0x1.fffffffffffffp62, 0x1p63, -0x1p63, 1e300, 0.5,
    ])
    func largeWholeNumbersComeBack(number: Double) throws {
        let coding = ResultCoding<Value>.codable
        let again = try coding.decode(coding.encode(.list([.number(number)])))
        #expect(isSame(again, .list([.number(number)])), "\(again)")
    }

    @Test func everythingElseIsText() throws {
        let coding = ResultCoding<[String: Double]>.codable
        #expect(String(decoding: try coding.encode(["a": 0.1]), as: UTF8.self) == #"[{"a":0.1}]"#)
        #expect(try coding.decode(Array(#"[{"a":0.1}]"#.utf8)) == ["a": 0.1])
        #expect(try ResultCoding<[Double]>.codable.encode([0.1]) == Array("[[0.1]]".utf8))
    }
}
