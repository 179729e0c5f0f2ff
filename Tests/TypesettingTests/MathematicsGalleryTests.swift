import Foundation
import Testing

@testable import Drawing
@testable import TeXMath
@testable import Typesetting

@Suite struct MathematicsGalleryTests {
    @Test(arguments: MathematicsGallery.all.map(\.0), [true, false])
    func layoutOfEveryConstructHasASize(name: String, display: Bool) throws {
        let tex = try #require(MathematicsGallery.all.first { $0.0 == name }?.1)
        let box = try layoutMathematics(tex, display: display, size: 10)
        #expect(box.width > 5 && box.ascent > 4 && box.descent >= 0)
        #expect(box.picture.size == Size(box.width, box.ascent + box.descent))
        #expect(!box.picture.elements.isEmpty)
        #expect(try !spokenMathematics(tex).isEmpty)
    }

    /// Every glyph and rule of the gallery is at its approved place.
    ///
    /// After an intended change look at the gallery (`FOLIO_SAMPLE_DIR`), then run this test with
    /// `FOLIO_GALLERY_APPROVE=1` and commit the difference.
    @Test func galleryMatchesTheReference() throws {
        var lines: [String: String] = [:], names: [String] = []
        for (name, tex, display) in MathematicsGallery.all {
            names.append(name)
            lines[name] = try PaintedFormula(tex, display: display).summary
        }
        #expect(Set(names).count == names.count)
        if ProcessInfo.processInfo.environment["FOLIO_GALLERY_APPROVE"] == "1" {
            let entries = names.map { "    \"\($0)\": \(Self.literal(lines[$0] ?? "")),\n" }.joined()
            let text = """
                /// The places of glyphs and rules in the formulas of the gallery, in hundredths of a point.
                ///
                /// Each text has the width, ascent and descent, then `index@x,y*size` of each glyph and
                /// `x,bottom,width,thickness` of each rule. Written by
                /// `MathematicsGalleryTests.galleryMatchesTheReference`, which says how to renew it.
                let mathematicsReference: [String: String] = [
                \(entries)]

                """
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
                "MathematicsReference.swift")
            try Data(text.utf8).write(to: file)
        } else {
            for name in names { #expect(lines[name] == mathematicsReference[name], "\(name)") }
        }
    }

    /// The text as a string literal whose lines have at most 120 columns.
    private static func literal(_ text: String) -> String {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + word.count < 110 {
                lines[lines.count - 1] += " \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return "\"\"\"\n    \(lines.joined(separator: " \\\n    "))\n    \"\"\""
    }

    private static let scale = 3.0

    /// Writes the gallery into the folder that `FOLIO_SAMPLE_DIR` names, if it is set.
    @Test func galleryIsPaintedWithTheSameBytesTwice() throws {
        var page = Picture(size: Size(520, 0)), y = 10.0
        for (_, tex, display) in MathematicsGallery.all {
            let box = try layoutMathematics(tex, display: display, size: 11)
            page.elements.append(.picture(box.picture, at: Point(20, y), clipped: false))
            y += box.ascent + box.descent + 12
        }
        page.size.height = y
        let bytes = try page.png(scale: Self.scale)
        #expect(try bytes == page.png(scale: Self.scale))
        if let folder = ProcessInfo.processInfo.environment["FOLIO_SAMPLE_DIR"] {
            try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent("mathematics.png"))
        }
    }
}

extension PaintedFormula {
    /// The measures and places in hundredths of a point.
    fileprivate var summary: String {
        func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
        let size = [box.width, box.ascent, box.descent].map { "\(hundredths($0))" }.joined(separator: ",")
        let glyphs = glyphs.map { "\($0.id)@\(hundredths($0.x)),\(hundredths($0.y))*\(hundredths($0.size))" }
        let rules = rules.map {
            [$0.x, $0.bottom, $0.width, $0.thickness].map { "\(hundredths($0))" }.joined(separator: ",")
        }
        return ([size] + glyphs + rules).joined(separator: " ")
    }
}
