import Foundation
import Testing

@testable import Assignment
@testable import Notebooks

/// Verdicts follow the results: each claim is judged by the committed ones and by altered ones, and its verdict and its reason turn with them.
@Suite struct ClaimTests {
    /// The committed results of parts 2 to 6, "part4.replicates" by name.
    private static let committed: [String: Value] = {
        let report = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../report").standardized.path
        var values: [String: Value] = [:]
        for part in 2...6 {
            guard let record = try? ReportFolder(report).record(part) else { continue }
            for (name, value) in record.values { values["part\(part).\(name)"] = value }
        }
        return values
    }()

    private func judged(_ altered: [String: Value] = [:], original: Value = originalFacts) -> (claims: [Claim], unjudgedCount: Int) {
        let values = Self.committed.merging(altered) { $1 }
        return judgedClaims(
            Results { path in
                let steps = path.split(separator: ".").map(String.init)
                guard let value = values[steps.prefix(2).joined(separator: ".")]?.at(steps.dropFirst(2)) else { throw PageError(path) }
                return value
            }, original: original)
    }

    private func claim(_ id: String, _ altered: [String: Value] = [:], original: Value = originalFacts) throws -> Claim {
        try #require(judged(altered, original: original).claims.first { $0.id == id })
    }

    private func replicates(_ accuracies: [Double], train: Double = 0.99) -> Value {
        .list(accuracies.enumerated().map { ["seed": .integer(1337 + $0), "test_accuracy": .number($1), "train_accuracy": .number(train)] })
    }

    /// A claim's verdict under each alteration; no two verdicts share a reason.
    private func expect(_ id: String, _ cases: [(Claim.Verdict, [String: Value])], _ location: SourceLocation = #_sourceLocation) throws {
        let claims = try cases.map { try claim(id, $0.1) }
        #expect(claims.map(\.verdict) == cases.map(\.0), "\(id)", sourceLocation: location)
        let reasons = Dictionary(grouping: claims, by: \.verdict).values.map { Set($0.map(\.reason)) }
        #expect(reasons.allSatisfy { $0.count == 1 } && Set(reasons.joined()).count == reasons.count, "\(id): reasons \(reasons)", sourceLocation: location)
    }

    @Test func printedAccuraciesHoldOnlyIfTheCodeGivesThem() throws {
        try expect("from-scratch-accuracy", [(.doesNotHold, [:]), (.holds, ["part2.train_accuracy": 0.0986])])
        try expect("convolution-accuracy", [(.doesNotHold, [:]), (.holds, ["part6.replicates": replicates([0.1135, 0.94, 0.94, 0.94, 0.94])])])
        try expect("fourth-epoch", [
            (.holds, [:]), (.doesNotHold, ["part3.history": .list([0.7, 0.8, 0.85, 0.89].map { ["accuracy": .number($0)] })]),
        ])
    }

    @Test func theCauseIsTheSquaredErrorOnlyIfBothFail() throws {
        func errors(_ batches: Double, _ single: Double) -> [String: Value] {
            ["part3.squared_error": ["batches": .number(batches), "image_by_image": .number(single)]]
        }
        try expect("squared-error", [
            (.doesNotHold, [:]), (.holds, errors(0.1, 0.12)), (.depends, errors(0.1, 0.9)), (.depends, errors(0.9, 0.4)),
        ])
    }

    @Test func comparisonsOverSeedsGoByTheirIntervals() throws {
        let low = replicates([0.90, 0.91, 0.90, 0.91, 0.90]), high = replicates([0.95, 0.96, 0.95, 0.96, 0.95])
        let mixed = replicates([0.89, 0.93, 0.88, 0.94, 0.90])
        try expect("relu-better", [
            (.holds, [:]), (.doesNotHold, ["part3.replicates": high, "part4.replicates": low]),
            (.cannotBeTold, ["part3.replicates": low, "part4.replicates": mixed]), (.cannotBeTold, ["part3.replicates": low, "part4.replicates": low]),
        ])
        // With equal training accuracy the better on test images is the one that loses less.
        try expect("relu-generalises", [
            (.doesNotHold, [:]), (.holds, ["part3.replicates": low, "part4.replicates": high]),
            (.cannotBeTold, ["part3.replicates": low, "part4.replicates": mixed]),
        ])
        try expect("framework-better", [
            (.doesNotHold, [:]), (.holds, ["part2.test_accuracy": 0.8]), (.cannotBeTold, ["part2.test_accuracy": 0.9254]),
        ])
        try expect("no-improvement", [(.holds, [:]), (.doesNotHold, ["part6.replicates": replicates([0.98, 0.981, 0.98, 0.981, 0.98])])])
        try expect("relu-best", [
            (.holds, [:]), (.doesNotHold, ["part6.replicates": replicates([0.98, 0.981, 0.98, 0.981, 0.98])]), (.cannotBeTold, ["part2.test_accuracy": 0.9658]),
        ])
    }

    @Test func theHighestOfTwelveIsJudgedOverSeeds() throws {
        let named: Value = ["dropout": 0.4, "l2": 0.001], other: Value = ["dropout": 0.2, "l2": 0.0001]
        try expect("highest-of-twelve", [
            (.depends, [:]), (.holds, ["part5.retrained_winners": [named, named]]), (.doesNotHold, ["part5.retrained_winners": [other, other]]),
            (.cannotBeTold, ["part5.retrained_winners": [named]]),
        ])
    }

    @Test func claimsAboutTheOriginalsOwnFiguresGoByThose() throws {
        func altered(_ part: String, _ key: String, _ value: Value) throws -> Value {
            guard case .object(var parts) = originalFacts, case .object(var facts)? = parts[part] else { throw PageError(part) }
            facts[key] = value
            parts[part] = .object(facts)
            return .object(parts)
        }
        #expect(try claim("framework-faster").verdict == .depends)
        #expect(try claim("framework-faster", original: altered("part3", "wall_seconds", 350)).verdict == .doesNotHold)
        #expect(try claim("relu-speed").verdict == .holds)
        #expect(try claim("relu-speed", original: altered("part4", "cpu_seconds", 30)).verdict == .doesNotHold)
        #expect(try claim("best-values-used").verdict == .doesNotHold)
        #expect(try claim("best-values-used", original: altered("part6", "settings", ["dropout": 0.4])).verdict == .holds)
    }

    @Test func claimsThatCannotBeComparedAreNotJudged() {
        #expect(judged().unjudgedCount == 0)
        // Part 4 on two seeds, Part 3 on five: three claims compare Part 4 with another, seed by seed.
        let (claims, unjudgedCount) = judged(["part4.replicates": replicates([0.9, 0.9])])
        #expect(unjudgedCount == 3)
        #expect(!claims.contains { ["relu-better", "relu-generalises", "no-improvement"].contains($0.id) })
    }

    @Test func theCommittedRegisterIsWhatTheResultsSay() throws {
        let report = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../report/results/claims.json").standardized
        let stored = try ExactJSON.decoder.decode([String: Value].self, from: Data(contentsOf: report))
        let claims = try #require(stored["claims"]?.list)
        #expect(claims.count >= 13)
        for stored in claims {
            let id = try #require(stored["id"]?.string)
            #expect(try claim(id).value == stored, "\(id)")
        }
    }
}
