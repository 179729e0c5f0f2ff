import Testing

@testable import Drawing

@Suite struct PDFArtifactsTests {
    /// Cairo from 1.17.6 on gives what stands between an element's children to that element, the foot of a page within a paragraph to the paragraph.
    @Test func whatStandsBetweenElementsIsAnArtifact() {
        let content = """
            /P << /MCID 0 >> BDC
            0 0 0 rg 2 0 0.125 0.125 re f
            (2 of 31)Tj
            EMC
            /P << /MCID 1 >> BDC
            (Text)Tj
            EMC

            """
        let marked = markingArtifacts(in: Array(content.utf8), shapes: PDFShapes(), gapsAreMarked: true).content
        let lines = String(decoding: marked, as: UTF8.self).split(separator: "\n")
        #expect(lines == [
            "0 0 0 rg ", "/Artifact << /Type /Pagination /Subtype /Footer >> BDC", "(2 of 31)Tj", "EMC", "/P << /MCID 1 >> BDC", "(Text)Tj", "EMC",
        ])
    }
}
