import Testing

@testable import Formats

@Suite struct PDFArtifactsTests {
    /// The artifact marks as Cairo 1.18 writes them; Cairo 1.16 writes the same content without marks.
    @Test(arguments: [true, false]) func artifactsAreOfTheirKindWhetherCairoMarksThemOrNot(isMarked: Bool) {
        let content = """
            /Artifact BMC
            0 0 0 rg 2 0 0.125 0.125 re f
            (2 of 31)Tj
            0.5 0.5 0.5 rg EMC
            /P << /MCID 0 >> BDC
            (Text)Tj
            EMC
            /Artifact BMC
            0 0 9 9 re f
            EMC

            """
        let unmarked = content.replacing("/Artifact BMC\n", with: "").replacing("rg EMC\n", with: "rg \n").replacing(
            "re f\nEMC\n", with: "re f\n")
        let marked = markingArtifacts(in: Array((isMarked ? content : unmarked).utf8), shapes: PDFGlyphShapes()).content
        let lines = String(decoding: marked, as: UTF8.self).split(separator: "\n")
        #expect(
            lines == [
                "0 0 0 rg ", "/Artifact << /Type /Pagination /Subtype /Footer >> BDC", "(2 of 31)Tj", "0.5 0.5 0.5 rg ",
                "EMC", "/P << /MCID 0 >> BDC", "(Text)Tj", "EMC",
                "/Artifact << /Type /Pagination /Subtype /Footer >> BDC", "0 0 9 9 re f", "EMC",
            ])
    }

    /// Cairo says of a glyph with several meanings which it has: in a running head, too, where that is no element.
    @Test func meaningsOfGlyphsAreWithinTheArtifact() {
        let content = """
            BT
            /Span << /ActualText <feff0032> >> BDC
            <b2>Tj
            EMC
            ( · A network)Tj
            ET
            /P << /MCID 0 >> BDC
            (Text)Tj
            EMC

            """
        let marked = markingArtifacts(in: Array(content.utf8), shapes: PDFGlyphShapes()).content
        let lines = String(decoding: marked, as: UTF8.self).split(separator: "\n")
        #expect(
            lines == [
                "/Artifact << /Type /Layout >> BDC", "BT", "/Span << /ActualText <feff0032> >> BDC", "<b2>Tj", "EMC",
                "( · A network)Tj", "ET", "EMC", "/P << /MCID 0 >> BDC", "(Text)Tj", "EMC",
            ])
    }
}
