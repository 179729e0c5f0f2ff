import Foundation
import Testing

@testable import Basics
@testable import Documents
@testable import MNISTNotebook
@testable import Notebooks

/// Verdicts follow the results: each claim is judged by the committed results and by altered ones, and its verdict and
/// its reason change with them.
@Suite struct ClaimTests {
    /// The committed results of all parts by name, such as "part4.replicates".
    private static let committed: [String: Value] = {
        let report = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../report")
            .standardized.path
        var values: [String: Value] = [:]
        for part in 1...6 {
            guard let record = try? ReportFolder(report).record(part) else { continue }
            for (name, value) in record.values { values["part\(part).\(name)"] = value }
        }
        return values
    }()

    private func judged(_ altered: [String: Value] = [:], original: Value = originalFacts) throws -> ClaimRegister {
        let values = Self.committed.merging(altered) { $1 }
        return try ClaimRegister(
            judging: ResultReader(
                value: { path in
                    let steps = path.split(separator: ".").map(String.init)
                    guard let result = values[steps.prefix(2).joined(separator: ".")] else {
                        throw UnknownResult(path: path)
                    }
                    guard let value = result.at(steps.dropFirst(2)) else { throw PartError(path) }
                    return value
                }, original: original))
    }

    private func claim(_ id: String, _ altered: [String: Value] = [:], original: Value = originalFacts) throws -> Claim
    {
        try #require(try judged(altered, original: original).claims.first { $0.id == id })
    }

    private func replicates(_ accuracies: [Double], train: Double = 0.99) -> Value {
        .list(
            accuracies.enumerated().map {
                ["seed": .integer(1337 + $0), "test_accuracy": .number($1), "train_accuracy": .number(train)]
            })
    }

    /// Expects a verdict for each alteration of the results, and that no two verdicts share a reason.
    private func expect(
        _ id: String, _ cases: [(Claim.Verdict, [String: Value])], _ location: SourceLocation = #_sourceLocation
    ) throws {
        let claims = try cases.map { try claim(id, $0.1) }
        #expect(claims.map(\.verdict) == cases.map(\.0), "\(id)", sourceLocation: location)
        let verdicts = Dictionary(grouping: claims, by: \.reason).values.map { Set($0.map(\.verdict)) }
        #expect(
            verdicts.allSatisfy { $0.count == 1 }, "\(id): one reason for several verdicts", sourceLocation: location)
    }

    @Test func printedAccuraciesHoldOnlyIfTheCodeGivesThem() throws {
        let guessing = Value.list([0.0986, 0.0987, 0.0985, 0.0987].map { ["train_accuracy": .number($0)] })
        try expect(
            "from-scratch-accuracy",
            [
                (.doesNotHold, [:]), (.holds, ["part2.replicates": guessing]),
                (.cannotBeTold, ["part2.replicates": replicates([0.95])]),
            ])
        try expect(
            "convolution-accuracy",
            [
                (.doesNotHold, [:]), (.holds, ["part6.replicates": replicates([0.1135, 0.1135, 0.11, 0.1, 0.1135])]),
                (.cannotBeTold, ["part6.replicates": replicates([0.94])]),
            ])
        for part in [3, 4] {
            try expect(
                part == 3 ? "sigmoid-accuracy" : "relu-accuracy",
                [
                    (.holds, [:]),
                    (.doesNotHold, ["part\(part).replicates": replicates([0.90, 0.901, 0.90, 0.901, 0.90])]),
                    (.cannotBeTold, ["part\(part).replicates": replicates([0.9])]),
                ])
        }
        try expect(
            "fourth-epoch",
            [
                (.holds, [:]),
                (.doesNotHold, ["part3.running_accuracies": [[0.7, 0.8, 0.85, 0.89], [0.7, 0.8, 0.85, 0.9]]]),
                (.depends, ["part3.running_accuracies": [[0.7, 0.8, 0.85, 0.89], [0.7, 0.8, 0.85, 0.91]]]),
            ])
        try expect("derivative", [(.holds, [:]), (.doesNotHold, ["part1.max_jacobian_error": 0.01])])
        try expect(
            "propagation", [(.holds, [:]), (.doesNotHold, ["part2.replicates": replicates([0.9, 0.1], train: 0.1)])])
    }

    @Test func theCauseIsTheSquaredErrorOnlyIfBothFail() throws {
        func errors(_ batches: Double, _ single: Double) -> [String: Value] {
            [
                "part3.mean_squared_error": [["test_accuracy": 0.1], ["test_accuracy": .number(batches)]],
                "part2.squared_error": [["test_accuracy": .number(single)], ["test_accuracy": 0.1]],
            ]
        }
        func learned(_ single: Double) -> [String: Value] {
            ["part2.squared_error": [["test_accuracy": 0.9], ["test_accuracy": .number(single)]]]
        }
        try expect(
            "squared-error",
            [
                (.doesNotHold, [:]), (.holds, errors(0.1, 0.12)), (.depends, errors(0.1, 0.9)),
                (.depends, errors(0.9, 0.4)), (.depends, learned(0.4)), (.doesNotHold, learned(0.6)),
            ])
    }

    @Test func comparisonsOverSeedsGoByTheirIntervals() throws {
        let low = replicates([0.90, 0.91, 0.90, 0.91, 0.90]), high = replicates([0.95, 0.96, 0.95, 0.96, 0.95])
        let mixed = replicates([0.89, 0.93, 0.88, 0.94, 0.90])
        try expect(
            "relu-better",
            [
                (.holds, [:]), (.doesNotHold, ["part3.replicates": high, "part4.replicates": low]),
                (.cannotBeTold, ["part3.replicates": low, "part4.replicates": mixed]),
                (.cannotBeTold, ["part3.replicates": low, "part4.replicates": low]),
            ])
        // With equal training accuracy, the network that is better on the test images loses less.
        try expect(
            "relu-generalises",
            [
                (.doesNotHold, [:]), (.holds, ["part3.replicates": low, "part4.replicates": high]),
                (.cannotBeTold, ["part3.replicates": low, "part4.replicates": mixed]),
            ])
        try expect(
            "framework-better",
            [
                (.doesNotHold, [:]), (.holds, ["part2.replicates": replicates([0.8, 0.81, 0.8, 0.81, 0.8])]),
                (.cannotBeTold, ["part2.replicates": replicates([0.92, 0.93, 0.92, 0.93, 0.927])]),
            ])
        try expect(
            "no-improvement",
            [(.holds, [:]), (.doesNotHold, ["part6.replicates": replicates([0.98, 0.981, 0.98, 0.981, 0.98])])])
        try expect(
            "relu-best",
            [
                (.holds, [:]), (.doesNotHold, ["part6.replicates": replicates([0.98, 0.981, 0.98, 0.981, 0.98])]),
                (.cannotBeTold, ["part2.replicates": replicates([0.9658, 0.9658])]),
            ])
    }

    /// Results of two settings on a few seeds: the setting that the original named and another.
    private func retrained(named: [Double], other: [Double], trainNamed: [Double]? = nil, trainOther: [Double]? = nil)
        -> [String: Value]
    {
        [
            "part5.retrained_by_seed": [
                [
                    "dropout": 0.4, "l2": 0.001, "test_accuracies": .list(named.map(Value.number)),
                    "train_accuracies": .list((trainNamed ?? named).map(Value.number)),
                ],
                [
                    "dropout": 0.2, "l2": 0.0001, "test_accuracies": .list(other.map(Value.number)),
                    "train_accuracies": .list((trainOther ?? other).map(Value.number)),
                ],
            ]
        ]
    }

    @Test func theRetrainedSettingsAreJudgedOverSeeds() throws {
        try expect(
            "highest-of-twelve",
            [
                (.depends, [:]), (.holds, retrained(named: [0.2, 0.3], other: [0.1, 0.1])),
                (.doesNotHold, retrained(named: [0.1, 0.1], other: [0.2, 0.3])),
                (.cannotBeTold, retrained(named: [0.2], other: [0.1])),
            ])
        try expect(
            "training-and-test",
            [
                (.depends, [:]), (.holds, retrained(named: [0.2, 0.3], other: [0.1, 0.1])),
                (.doesNotHold, retrained(named: [0.1, 0.1], other: [0.2, 0.3])),
                (.depends, retrained(named: [0.2, 0.1], other: [0.1, 0.3])),
            ])
        // A seed on which both are highest names neither: on the only other one it is the named setting.
        let shared = retrained(named: [0.2, 0.1], other: [0.1, 0.1])
        let highest = try claim("highest-of-twelve", shared)
        #expect(highest.verdict == .depends && highest.evidence["first"] == .integer(1))
        #expect(highest.reason.hasSuffix("On one seed two settings share the first place, which therefore names none."))
        #expect(
            try claim("highest-of-twelve", retrained(named: [0.1, 0.1], other: [0.1, 0.1])).verdict == .doesNotHold)
        #expect(try claim("training-and-test", shared).evidence["differing"] == .integer(1))
        let tied = try claim("test-set-for-choosing", retrained(named: [0.3, 0.1], other: [0.3, 0.2]))
        #expect(tied.evidence["chosen"] == .number(0.25) && tied.evidence["elsewhere"] == .number(0.225))
        // The winner of each seed has 0.3 and 0.2 on its own seed; the same settings have 0.1 and 0.1 on the other
        // seed.
        let chosen = try claim("test-set-for-choosing", retrained(named: [0.3, 0.1], other: [0.1, 0.2]))
        #expect(chosen.evidence["chosen"] == .number(0.25) && chosen.evidence["elsewhere"] == .number(0.1))
    }

    @Test func theGridAgreesRowByRow() throws {
        func grid(_ shift: (Int) -> Double) throws -> [String: Value] {
            let rows = try #require(Self.committed["part5.grid"]?.list)
            return [
                "part5.grid": .list(
                    rows.enumerated().map { index, row in
                        guard case .object(var row) = row, let mean = row["mean_test_score"]?.double else { return row }
                        row["mean_test_score"] = .number(mean + shift(index))
                        return .object(row)
                    })
            ]
        }
        try expect(
            "grid-reproduced",
            [(.holds, [:]), (.doesNotHold, grid { _ in 0.3 }), (.depends, grid { $0 == 4 ? 0.3 : 0 })])
    }

    @Test func claimsAboutTheOriginalsOwnFiguresGoByThose() throws {
        func altered(_ part: String, _ key: String, _ value: Value) throws -> Value {
            guard case .object(var parts) = originalFacts, case .object(var facts)? = parts[part] else {
                throw PartError(part)
            }
            facts[key] = value
            parts[part] = .object(facts)
            return .object(parts)
        }
        #expect(try claim("framework-faster").verdict == .holds)
        #expect(try claim("framework-faster", original: altered("part3", "wall_seconds", 350)).verdict == .doesNotHold)
        #expect(try claim("relu-speed").verdict == .holds)
        #expect(try claim("relu-speed", original: altered("part4", "cpu_seconds", 30)).verdict == .doesNotHold)
        #expect(try claim("order-of-cells").verdict == .doesNotHold)
        #expect(
            try claim(
                "order-of-cells",
                original: altered("part2", "cells", ["accuracy": 111, "training": 110, "network": 108])
            ).verdict
                == .holds)
        #expect(try claim("same-images").verdict == .doesNotHold)
        #expect(try claim("same-images", original: altered("part2", "measured_on", "test images")).verdict == .holds)
        #expect(try claim("cost").verdict == .doesNotHold)
        #expect(
            try claim("cost", original: altered("part2", "error_of_the_output", "(output - target) * slope")).verdict
                == .holds)
        // Only code that ran after the accuracy was printed may be another than that of the page.
        let sameCode = try altered("part2", "cells", ["accuracy": 107, "training": 110, "network": 90])
        for id in ["cost", "order-of-cells"] {
            #expect(try claim(id).reason != claim(id, original: sameCode).reason)
        }
        #expect(try claim("cut-off").verdict == .doesNotHold)
        #expect(
            try claim("cut-off", original: altered("part5", "grid", .list(Array(repeating: 0, count: 12)))).verdict
                == .holds)
        #expect(
            try claim("test-set-for-choosing", original: altered("part5", "chosen_on", "held-out folds")).verdict
                == .holds)
        #expect(try claim("time-of-nothing").verdict == .doesNotHold)
        #expect(
            try claim("time-of-nothing", original: altered("part6", "empty_line_wall_seconds", 3)).verdict == .holds)
        #expect(try claim("best-values-used").verdict == .cannotBeTold)
        #expect(
            try claim("best-values-used", original: altered("part6", "tried_settings", [["rate": 0.1]])).verdict
                == .depends)
    }

    @Test func claimsThatCannotBeComparedAreNotJudged() throws {
        #expect(try judged().unjudgedCount == 0)
        // Part 4 on two seeds, Part 3 on five: three claims compare Part 4 with another, seed by seed.
        let register = try judged(["part4.replicates": replicates([0.9, 0.9])])
        #expect(register.unjudgedCount == 3)
        #expect(
            Set(register.entries.filter { $0.claim == nil }.map(\.id)) == [
                "relu-better", "relu-generalises", "no-improvement",
            ])
        #expect(register.value.at(["relu-better", "reason"]) == .null)
    }

    @Test func everyClaimHasItsOwnNameAndAStatedRule() throws {
        let claims = try judged().claims
        #expect(claims.count == 25 && Set(claims.map(\.id)).count == claims.count)
        for claim in claims {
            #expect(!claim.rule.isEmpty && !claim.reason.isEmpty && !claim.place.isEmpty, "\(claim.id)")
        }
    }

    @Test func theCommittedRegisterIsWhatTheResultsSay() throws {
        let report = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
            path: "../../report/results/claims.json"
        ).standardized
        let stored = try ExactJSON.decoder.decode([String: Value].self, from: Data(contentsOf: report))
        let claims = try #require(stored["register"]?.list)
        #expect(claims.count == 25)
        for stored in claims {
            let id = try #require(stored["id"]?.string)
            #expect(try claim(id).value == stored, "\(id)")
        }
    }

    /// A judge that asks for something that no part shows is a mistake in the judge, not a missing result.
    @Test func aMistypedPathIsAnErrorAndNotAMissingResult() {
        let mistyped = ResultReader(value: { throw UnknownResult(path: $0) }, original: originalFacts)
        #expect(throws: UnknownResult.self) { try ClaimRegister(judging: mistyped) }
        #expect(throws: UnknownResult.self) { try sentences(mistyped) }
        let empty = ResultReader(value: { throw PartError($0) }, original: originalFacts)
        #expect(throws: Never.self) { try ClaimRegister(judging: empty) }
    }
}
