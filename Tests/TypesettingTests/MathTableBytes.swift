import Foundation

@testable import Drawing
@testable import Typesetting

/// The constants of the MATH table, read from the bytes of the font file by the OpenType specification and without
/// HarfBuzz.
struct MathTableBytes {
    /// The constants in the order of the table, in font units (1000 to the em).
    var constants: [Int] = []

    init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(
                "Sources/CLibraries/CFonts/fonts/texgyrepagella-math.otf")
        let bytes = [UInt8](try Data(contentsOf: file))
        func word(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
        func long(_ at: Int) -> Int { word(at) << 16 | word(at + 2) }
        func signed(_ at: Int) -> Int { Int(Int16(truncatingIfNeeded: word(at))) }
        for record in 0..<word(4) where bytes[12 + 16 * record..<16 + 16 * record].elementsEqual("MATH".utf8) {
            let table = long(12 + 16 * record + 8)
            let start = table + word(table + 4)
            // Two percentages, two heights, 51 value records of four bytes, one percentage.
            constants = [signed(start), signed(start + 2), word(start + 4), word(start + 6)]
            constants += (0..<51).map { signed(start + 8 + 4 * $0) }
            constants.append(signed(start + 8 + 4 * 51))
        }
    }

    /// A constant in points at a size of ten.
    subscript(_ constant: MathTable.Constant) -> Double { Double(constants[Int(constant.rawValue)]) / 100 }
}
