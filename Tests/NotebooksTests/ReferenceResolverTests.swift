import Foundation
import Testing

@testable import Documents
@testable import Notebooks
@testable import Prose

/// Names in braces that need more than one look: quotients, and figures and tables of other parts.
@Suite struct ReferenceResolverTests {
    private let usage = #"{"user":1,"system":0.5,"wall":2.5}"#

    private func resolver(measured: Bool = true) throws -> ReferenceResolver {
        var first = PartRecord(part: 1, title: "First", seed: 5, data: "d"), second = first
        second.part = 2
        first.values = ["images": 10, "zero": 0, "name": "n", "images_/_zero": 7]
        let json = """
            {"usage":\(usage),"cells":[],"timings":{"training":\(usage),\
            "instant":\(usage.replacing("2.5", with: "0"))},"peakMemoryBytes":1,"threads":1,\
            "date":"2026-01-01T00:00:00Z",
            "machine":{"processor":"p","cores":1,"system":"s","compiler":"c"}}
            """
        let measurement = try JSONDecoder().decode(PartMeasurement.self, from: Data(json.utf8))
        return ReferenceResolver(
            original: ["images": 40], parts: [1, 2], records: [1: first, 2: second],
            measurements: measured ? [1: measurement] : [:],
            labels: [
                "part-1-curves": "Figure 1", "part-1-table-seeds": "Table 1", "part-2-curves": "Figure 2",
                "summary": "Figure 3",
            ])
    }

    private func text(_ name: String, _ format: String? = nil, from part: Int = 2, measured: Bool = true) throws
        -> String
    {
        let reference = Reference(name: name, format: format, file: "F.swift", line: 1)
        let values = part == 1 ? try resolver().records[1]?.values ?? [:] : [:]
        return try resolver(measured: measured).inlines(
            for: reference, in: ReferenceResolver.Place(part: part, values: values)
        ).plainText
    }

    @Test func aQuotientOfNumbersAndTimesIsANumber() throws {
        #expect(try text("part1.training.wall / part1.images", "time") == "0.25\u{a0}s")
        #expect(try text("original.images / part1.images") == "4")
        #expect(try text("images / training.cpu", ".1f", from: 1) == "6.7")
        #expect(try text("part1.training.wall / part1.images", measured: false) == "—")
        // A time may be too short to be measured, and a value may have a name that looks like a quotient.
        #expect(try text("part1.images / part1.instant.wall") == "—")
        #expect(try text("images / zero", from: 1) == "7")
    }

    @Test(arguments: ["part1.images / part1.zero", "part1.name / part1.images"])
    func aQuotientNeedsTwoNumbers(name: String) throws {
        #expect(throws: UnknownName("a quotient needs two numbers, of which the second is not zero")) {
            try text(name)
        }
    }

    @Test(arguments: ["part1.images / part1.other", "part1.other / part1.images"])
    func aQuotientOfAnUnknownNameIsAnError(name: String) throws {
        #expect(throws: UnknownName("nothing of this name was shown, kept or timed")) { try text(name) }
    }

    @Test func figuresAndTablesOfOtherPartsAreNamedWithThePart() throws {
        #expect(try text("figure curves") == "Figure 2")
        #expect(try text("figure part1.curves") == "Figure 1")
        #expect(try text("table part1.seeds") == "Table 1")
        #expect(try text("figure summary") == "Figure 3")
        #expect(throws: UnknownName("there is no figure “part1.other”")) { try text("figure part1.other") }
        #expect(throws: UnknownName("there is no part 7")) { try text("figure part7.curves") }
    }
}
