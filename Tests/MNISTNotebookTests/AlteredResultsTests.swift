import Foundation
import Testing

@testable import Basics
@testable import Documents
@testable import MNISTNotebook
@testable import Notebooks
@testable import Prose

/// The whole report made from altered results: verdicts and the sentences that state them follow the results, and no
/// sentence states an earlier result.
@Suite struct AlteredResultsTests {
    private static let report = ReportFolder(
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../report").standardized.path)
    static let committed: [Int: PartRecord] = {
        Dictionary(
            uniqueKeysWithValues: (1...6).compactMap { part in
                (try? report.record(part)).flatMap { $0 }.map { (part, $0) }
            })
    }()

    struct Woven {
        let text: String
        /// The reasons and findings as the document shows them, by claim or finding.
        let sentences: [String: String]
        let verdicts: [String: String]
    }

    func weave(_ altered: [Int: [String: Value]] = [:]) throws -> Woven {
        var records = Self.committed
        for (part, values) in altered { records[part]?.values.merge(values) { $1 } }
        let weave = try Weave(assignment, records: records, measurements: [:])
        let claims = try ExactJSON.decoder.decode(
            [String: Value].self, from: #require(weave.resultFiles["claims.json"]))
        var sentences: [String: String] = [:], verdicts: [String: String] = [:]
        for claim in claims["register"]?.list ?? [] {
            guard let id = claim["id"]?.string else { continue }
            sentences[id] = claim["reason"]?.string
            verdicts[id] = claim["verdict"]?.string
        }
        if case .object(let findings)? = claims["findings"] {
            for (id, sentence) in findings { sentences["finding \(id)"] = sentence.string }
        }
        return Woven(
            text: weave.document.allText,
            sentences: try sentences.mapValues { try ProseReader(file: "").inlines(of: $0).plainText },
            verdicts: verdicts)
    }

    func replicates(_ accuracies: [Double], train: Double = 0.99) -> Value {
        .list(
            accuracies.enumerated().map {
                ["seed": .integer(1337 + $0), "test_accuracy": .number($1), "train_accuracy": .number(train)]
            })
    }

    @Test func everyQuotedSentenceIsInTheReport() throws {
        let woven = try weave()
        #expect(woven.sentences.count == 25 + findings.count)
        for (id, sentence) in woven.sentences { #expect(woven.text.contains(sentence), "\(id): \(sentence)") }
    }

    /// Test accuracies by seed, clearly lower and clearly higher than those of the committed report.
    static let low: [Double] = [0.90, 0.91, 0.90, 0.91, 0.90],
        high: [Double] = [0.98, 0.981, 0.98, 0.981, 0.98]

    @Test func sentencesFollowTheResults() throws {
        let before = try weave()
        let cases: [(name: String, altered: [Int: [String: Value]], changed: [String: String])] = [
            (
                "the sigmoid is better",
                [3: ["replicates": replicates(Self.high)], 4: ["replicates": replicates(Self.low)]],
                [
                    "relu-better": "does not hold", "framework-better": "holds", "relu-best": "does not hold",
                    "sigmoid-accuracy": "does not hold", "relu-accuracy": "does not hold",
                ]
            ),
            (
                "the network from scratch gives what was printed",
                [
                    2: [
                        "train_accuracy": 0.0986, "test_accuracy": 0.0987,
                        "replicates": .list(
                            [0.0986, 0.0987, 0.0985, 0.0986, 0.0987].map {
                                ["test_accuracy": .number($0), "train_accuracy": .number($0)]
                            }),
                    ]
                ],
                ["from-scratch-accuracy": "holds", "framework-better": "holds"]
            ),
            (
                "the squared error is the cause",
                [
                    2: ["squared_error": replicates([0.1, 0.11, 0.1, 0.11, 0.1], train: 0.1)],
                    3: ["mean_squared_error": replicates([0.11, 0.1, 0.11, 0.1, 0.11])],
                ],
                ["squared-error": "holds"]
            ),
            (
                "ninety percent comes late",
                [3: ["running_accuracies": [[0.7, 0.8, 0.85, 0.89, 0.9], [0.7, 0.8, 0.85, 0.88, 0.9]]]],
                ["fourth-epoch": "does not hold"]
            ),
            (
                "ninety percent comes late on one seed",
                [3: ["running_accuracies": [[0.7, 0.8, 0.85, 0.89, 0.9], [0.7, 0.8, 0.85, 0.91, 0.92]]]],
                ["fourth-epoch": "depends"]
            ),
            (
                "the convolution is better, and gives what was printed on one seed",
                [6: ["replicates": replicates(Self.high)]],
                ["no-improvement": "does not hold", "relu-best": "does not hold"]
            ),
            (
                "the convolution scatters", [6: ["replicates": replicates([0.1135, 0.1135, 0.9, 0.1135, 0.1135])]],
                ["convolution-accuracy": "holds"]
            ),
            (
                "the derivative is wrong", [1: ["max_jacobian_error": 0.01, "max_gradient_error": 0.2]],
                ["cost": "holds", "derivative": "does not hold"]
            ),
            (
                "the network from scratch does not learn on one seed",
                [2: ["replicates": replicates([0.1, 0.95, 0.95, 0.96, 0.95], train: 0.1)]],
                ["propagation": "does not hold"]
            ),
        ]
        for (name, altered, changed) in cases {
            let after = try weave(altered)
            for (id, verdict) in changed { #expect(after.verdicts[id] == verdict, "\(name): \(id)") }
            for (id, sentence) in after.sentences {
                #expect(after.text.contains(sentence), "\(name): \(id) is not said: \(sentence)")
                guard let old = before.sentences[id], old != sentence else { continue }
                #expect(!after.text.contains(old), "\(name): \(id) is still said: \(old)")
            }
            for id in changed.keys {
                #expect(after.sentences[id] != before.sentences[id], "\(name): the reason of \(id) has not changed")
            }
        }
    }

    /// The digests in the report are those that `sha256sum` gives for the files.
    @Test func digestsAreThoseOfTheFiles() throws {
        let text = try Weave(assignment, records: Self.committed, measurements: [:]).document.allText
        for part in 1...6 {
            let file = try #require(FileManager.default.contents(atPath: Self.report.recordPath(part)))
            #expect(
                text.contains(SHA256.hexDigest(of: String(decoding: file, as: UTF8.self)).prefix(16)), "part \(part)")
        }
    }

    @Test func everyFigureAndTableIsReferredTo() throws {
        let document = try Weave(assignment, records: Self.committed, measurements: [:]).document
        var ids: [String] = [], destinations: Set<String> = []
        document.blocks.walk { block in
            if case .paragraph(let inlines) = block { destinations.formUnion(inlines.destinations) }
            guard case .cell(let cell) = block else { return }
            for output in cell.outputs {
                switch output {
                case .table(let table): ids.append(table.id)
                case .figure(let figure): ids.append(figure.id)
                default: break
                }
            }
        }
        #expect(ids.count > 25)
        for id in ids { #expect(destinations.contains("#" + id), "nothing refers to \(id)") }
    }

    /// If the results of a part are missing, nothing is claimed about them.
    @Test func missingResultsLeaveDashes() throws {
        var records = Self.committed
        records[4] = nil
        let weave = try Weave(assignment, records: records, measurements: [:])
        #expect(!weave.document.allText.contains("The rectifier is better, by"))
        #expect(weave.document.allText.contains("more the results are missing."))
    }
}

extension Document {
    /// The words of the document, block by block.
    fileprivate var allText: String {
        var text: [String] = abstract.map(\.ownText)
        blocks.walk { text.append($0.ownText) }
        return text.joined(separator: "\n")
    }
}

extension [Inline] {
    fileprivate var destinations: [String] {
        flatMap { inline -> [String] in
            switch inline {
            case .link(let inner, let destination): [destination] + inner.destinations
            case .emphasis(let inner), .strong(let inner): inner.destinations
            default: []
            }
        }
    }
}

extension Block {
    /// The words of a block, including those of tables and captions, but not those of blocks within it.
    fileprivate var ownText: String {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines, _), .remark(let inlines): inlines.plainText
        case .cell(let cell):
            cell.outputs.map { output in
                switch output {
                case .table(let table):
                    (table.caption.plainText) + "\n"
                        + table.rows.map { $0.map(\.plainText).joined(separator: "\n") }.joined(separator: "\n")
                case .figure(let figure): figure.caption.plainText
                default: ""
                }
            }.joined(separator: "\n")
        default: ""
        }
    }
}
