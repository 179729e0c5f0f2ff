import Foundation
import Testing

@testable import Notebooks
@testable import Plots

@Suite struct PartRecordTests {
    static func record() -> PartRecord {
        var record = PartRecord(part: 3, title: "T", seed: .max, data: "abc")
        record.values = [
            "third": .number(1.0 / 3), "tiny": .number(.leastNonzeroMagnitude), "huge": .number(1.7976931348623157e308),
            "whole": 7, "text": "„ü“ \n \"x\"",
            "list": [1, 0.5, .null, true], "object": ["a": ["b": 2]],
        ]
        record.outputs = [
            RecordedOutput(cell: 0, content: .value(name: "third", text: "0.3333")),
            RecordedOutput(
                cell: 1,
                content: .table(
                    RecordedTable(
                        id: "t", caption: "c", columns: ["a", .decimal("b")], rows: [["1", "2"]], rulesAbove: []))),
            RecordedOutput(
                cell: 2,
                content: .figure(
                    RecordedFigure(id: "f", caption: "c", plot: Plot(x: "x") { Line([0.1, .nan, 1.0 / 3], name: "l") }))
            ),
        ]
        return record
    }

    @Test func readsBackToTheSameBits() throws {
        let record = Self.record()
        let bytes = try record.encoded()
        let again = try PartRecord(decoding: bytes)
        #expect(again.values == record.values)
        #expect(try again.encoded() == bytes)
        for key in ["third", "tiny", "huge"] {
            #expect(again.values[key]?.double?.bitPattern == record.values[key]?.double?.bitPattern)
        }
    }

    @Test func sameRecordGivesSameBytes() throws {
        let bytes = try Self.record().encoded()
        for _ in 0..<20 { #expect(try Self.record().encoded() == bytes) }
    }

    @Test func differencesNameTheValueAndByHowMuch() {
        let record = Self.record()
        #expect(record.differences(from: record).isEmpty)
        var other = record
        other.values["third"] = .number((1.0 / 3).nextUp)
        #expect(record.differences(from: other).count == 1)
        #expect(record.differences(from: other).first?.hasPrefix("third: ") == true)
        other = record
        other.values["object"] = ["a": ["b": 3]]
        #expect(
            record.differences(from: other).first?.hasPrefix("object.a.b: 2 here, 3 there") == true
                || record.differences(from: other).first?.hasPrefix("object.a.b: 2.0 here") == true)
        other = record
        other.outputs.removeLast()
        #expect(record.differences(from: other) == ["the number of outputs: 3 here, 2 there"])
        other = record
        other.failure = "boom"
        #expect(!record.differences(from: other).isEmpty)
    }
}
