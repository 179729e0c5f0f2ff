import Foundation

@testable import Drawing
@testable import Typesetting

/// What a laid-out formula paints, with places measured from the left end of the baseline, y upwards.
struct PaintedFormula {
    struct Glyph {
        var id: UInt32
        var face: Face
        var size: Double
        var x: Double
        var y: Double
    }

    struct Rule {
        var x: Double
        var bottom: Double
        var width: Double
        var thickness: Double
    }

    var box: MathBox
    var glyphs: [Glyph] = []
    var rules: [Rule] = []
    var text = ""

    init(_ tex: String, display: Bool = true, size: Double = 10) throws {
        box = try layoutMathematics(tex, display: display, size: size)
        for element in box.picture.elements {
            switch element {
            case .glyphs(let run, let at, _):
                for glyph in run.glyphs {
                    glyphs.append(
                        Glyph(
                            id: glyph.id, face: run.face, size: run.size, x: at.x + glyph.x,
                            y: box.ascent - at.y - glyph.y))
                }
                text += run.text
            case .path(let path, _, _):
                var xs: [Double] = [], ys: [Double] = []
                for case .move(let to) in path.segments { (xs, ys) = (xs + [to.x], ys + [to.y]) }
                for case .line(let to) in path.segments { (xs, ys) = (xs + [to.x], ys + [to.y]) }
                guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
                    continue
                }
                rules.append(Rule(x: left, bottom: box.ascent - bottom, width: right - left, thickness: bottom - top))
            default: break
            }
        }
    }
}

/// The MATH table's constants, read from the font file's bytes after the OpenType specification and without HarfBuzz.
struct MathTableBytes {
    /// In the table's order, in font units (1000 to the em).
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

    /// In points at a size of ten.
    subscript(_ constant: MathTable.Constant) -> Double { Double(constants[Int(constant.rawValue)]) / 100 }
}
