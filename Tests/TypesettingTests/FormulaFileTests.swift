import Foundation
import Testing

@testable import Documents
@testable import Formats
@testable import TeXMath

/// The MathML of formulas in the file, as qpdf reads it.
@Suite(.enabled(if: PDFTools.has("qpdf"))) struct FormulaFileTests {
    /// The bodies of all objects by number, with streams unpacked.
    private func objects(of bytes: [UInt8]) throws -> [Int: Substring] {
        let plain = try PDFTools.text("qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: bytes)
        var bodies: [Int: Substring] = [:]
        for object in plain.split(separator: "endobj") {
            guard let start = object.range(of: " 0 obj\n"),
                let number = Int(object[..<start.lowerBound].split(separator: "\n").last ?? "")
            else { continue }
            bodies[number] = object[start.upperBound...]
        }
        return bodies
    }

    /// The number after a key in an object.
    private func reference(_ key: String, in body: Substring) throws -> Int {
        let rest = body[try #require(body.range(of: key)).upperBound...]
        return try #require(Int(rest.drop { !$0.isNumber }.prefix { $0.isNumber }))
    }

    @Test func everyFormulaHasItsMathML() throws {
        let inline = ["x_1", "y < z"], display = [#"\sum_i x_i"#, "x_1"]
        let blocks: [Block] = (inline + inline).map { .paragraph([.text("See "), .math($0), .text(" here.")]) }
        let bytes = try pdf(Document(title: [], blocks: blocks + display.map { .formula($0) }))
        let bodies = try objects(of: bytes)
        var found: [String: Int] = [:], streams: Set<Int> = []
        for body in bodies.values where body.contains("/S /Formula\n") {
            let specification = try #require(bodies[try reference("/AF [", in: body)])
            #expect(specification.contains("/AFRelationship /Supplement") && specification.contains("/UF (mathml-"))
            let number = try reference(
                "/F ", in: specification[try #require(specification.range(of: "/EF")).upperBound...])
            let stream = try #require(bodies[number])
            #expect(stream.contains("/Subtype /application#2fmathml+xml") && stream.contains("/Type /EmbeddedFile"))
            let start = try #require(stream.range(of: "stream\n")), end = try #require(stream.range(of: "</math>"))
            found[String(stream[start.upperBound..<end.upperBound]), default: 0] += 1
            streams.insert(number)
        }
        // Equal formulas share a file; a displayed one is another formula.
        let expected =
            try inline.map { (try mathML($0, isDisplay: false), 2) }
            + display.map { (try mathML($0, isDisplay: true), 1) }
        #expect(found == Dictionary(uniqueKeysWithValues: expected))
        #expect(streams.count == 4)
        // Viewers list only what readers want to save.
        #expect(!bodies.values.contains { $0.contains("/EmbeddedFiles") })
    }

    /// A formula that is broken between lines has its MathML once, at its first part.
    @Test func restOfABrokenFormulaHasNone() throws {
        let tex = (1...40).map { "x_{\($0)}" }.joined(separator: " + ")
        let bodies = try objects(of: pdf(Document(title: [], blocks: [.paragraph([.math(tex)])])))
        let elements = bodies.values.filter { $0.contains("/S /Formula\n") }
        #expect(elements.count > 1 && elements.count { $0.contains("/AF") } == 1)
        #expect(elements.allSatisfy { $0.contains("/AF") != StructureTests.isRest($0) })
    }
}
