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
    private static let committed: [Int: PartRecord] = {
        Dictionary(
            uniqueKeysWithValues: (1...6).compactMap { part in
                (try? report.record(part)).flatMap { $0 }.map { (part, $0) }
            })
    }()

    private struct Woven {
        let text: String
        /// The reasons and findings as the document shows them, by claim or finding.
        let sentences: [String: String]
        let verdicts: [String: String]
    }

    private func weave(_ altered: [Int: [String: Value]] = [:]) throws -> Woven {
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

    private func replicates(_ accuracies: [Double], train: Double = 0.99) -> Value {
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
    private static let low: [Double] = [0.90, 0.91, 0.90, 0.91, 0.90],
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

    @Test func findingsFollowTheResults() throws {
        func finding(_ id: String, _ altered: [Int: [String: Value]]) throws -> String {
            try #require(weave(altered).sentences["finding \(id)"])
        }
        let flat = Value.list(
            (0..<12).map { _ in
                [
                    "dropout": 0.2, "l2": 0.0001, "mean_test_score": 0.5, "std_test_score": 0.01,
                    "fold_scores": [0.5, 0.5, 0.5, 0.5, 0.5],
                ]
            })
        #expect(try finding("near-chance", [5: ["grid": flat]]) == "All of the settings learn.")
        #expect(try finding("one-bit", [2: ["answers_changed": 0]]).hasPrefix("Not one answer changes"))
        #expect(
            try finding("squared-error-from-scratch", [2: ["textbook_formula": replicates([0.1, 0.9, 0.9, 0.9, 0.9])]])
                .hasSuffix("depends on the cost and on the seed: fourteen of fifteen runs do."))
        #expect(
            try finding(
                "squared-error-from-scratch",
                [
                    2: [
                        "textbook_formula": replicates([0.1, 0.1]), "squared_error": replicates([0.1, 0.1]),
                        "replicates": replicates([0.1, 0.1]),
                    ]
                ]
            ).hasPrefix("With none of the costs does the network learn"))
        #expect(
            try finding(
                "squared-error-from-scratch", [2: ["squared_error": replicates([0.9, 0.7, 0.9, 0.9, 0.9])]]
            ).contains("the worst run, with the squared error, classifies 70.00\u{202f}%"))
        #expect(try finding("one-answer", [:]).contains("the share of sixes among them"))
        #expect(try finding("one-answer", [2: ["label_shares": [0.5, 0.5]]]).hasPrefix("It is not the share"))
        #expect(try finding("from-scratch", [2: ["label_shares": [0.5, 0.5]]]).hasSuffix("printed 9.9\u{202f}%."))
        let passes = Value.list(
            [0.7, 0.8, 0.8, 0.8, 0.9].map { ["test_accuracy": .number($0), "train_accuracy": 0.9] })
        #expect(try finding("first-pass", [2: ["history": passes]]).hasSuffix("the other four to 90.0\u{202f}%."))
        #expect(
            try finding("commonest-mistakes", [2: ["confusion": [[9, 3, 0], [7, 9, 1], [0, 0, 9]]]])
                == "Most often it takes a 1 for a 0 (7 times), next most often a 0 for a 1 (3 times).")
        #expect(
            try finding("commonest-mistakes", [2: ["confusion": [[9, 0], [0, 9]]]]).hasPrefix("There are hardly"))
        func squares(first: Double, last: Double) -> [Int: [String: Value]] {
            let costs = ["cross_entropy", "half_sum", "mean"].map { id in
                [
                    "id": .string(id), "lowest_first_epoch": .number(first - 0.05),
                    "highest_first_epoch": .number(first), "mean_last_epoch": .number(last),
                    "mean_test_accuracy": 0.8, "lowest_test_accuracy": 0.7, "highest_test_accuracy": 0.9,
                ] as Value
            }
            return [3: ["costs": .list(costs)]]
        }
        #expect(
            try finding("first-epoch-of-squares", squares(first: 0.2, last: 0.3)).hasSuffix("as slow to the end."))
        #expect(
            try finding("first-epoch-of-squares", squares(first: 0.8, last: 0.9)).hasSuffix("in the first epoch."))
        #expect(
            try finding("first-epoch-of-squares", squares(first: 0.2, last: 0.7)).hasSuffix("a slow beginning."))
        #expect(
            try finding("relu-ahead", [4: ["history": try #require(Self.committed[3]?.values["history"])]]).hasPrefix(
                "The sigmoid is ahead"))
        #expect(
            try finding("scaling", [6: ["scaled_replicates": replicates([0.98, 0.98, 0.981, 0.98, 0.98])]]).hasPrefix(
                "Scaling gains"))
        func chosen(_ convolution: [Double]) -> [Int: [String: Value]] {
            [6: ["ReLU_network": [0.98, 0.981, 0.982, 0.979, 0.98], "convolution": convolution.value]]
        }
        let better = chosen([0.99, 0.99, 0.991, 0.99, 0.99]), worse = chosen([0.95, 0.95, 0.951, 0.95, 0.95]),
            alike = chosen([0.981, 0.98, 0.983, 0.978, 0.98])
        #expect(try finding("convolution-improved", better).contains("the convolution is better, by"))
        #expect(try finding("convolution-improved", worse).contains("the convolution is worse, by"))
        #expect(try finding("convolution-improved", alike).hasSuffix("may be chance."))
        #expect(try finding("order-at-chosen-rates", better).contains("epochs is ahead."))
        #expect(try finding("order-at-chosen-rates", worse).contains("and also at rates that were chosen."))
        #expect(try finding("order-at-chosen-rates", alike).contains("cannot be told apart."))
        #expect(
            try finding("order-at-chosen-rates", [6: ["replicates": replicates([0.98, 0.98, 0.981, 0.98, 0.98])]])
                .hasSuffix("At its own rates it does."))
        // Equal within what seeds change is no improvement, either.
        #expect(
            try finding(
                "order-at-chosen-rates",
                [6: ["replicates": try #require(Self.committed[4]?.values["replicates"])]]
            ).contains("That holds at its own rates."))
        #expect(try finding("order-in-short", better).contains("is better than the ReLU network, by 0.98"))
        #expect(try finding("order-in-short", worse).contains("is worse than the ReLU network"))
        #expect(try finding("order-in-short", alike).hasSuffix("cannot be told apart."))
        #expect(
            try finding("unscaled-seeds", [6: ["replicates": replicates([0.2135, 0.9, 0.9, 0.9, 0.9])]]).hasSuffix(
                "is 10.0\u{a0}points away."))
        #expect(
            try finding(
                "spread-of-seeds",
                [3: ["replicates": replicates([0.8, 0.9])], 4: ["replicates": replicates([0.9, 0.9])]]
            ) == "The seeds of one activation spread over at most 10.0\u{a0}points; the means of the two are "
                + "5.0\u{a0}points apart.")
        /// A sweep of five networks over four rates, of which only the named ones gain or lose by a larger rate.
        func sweep(_ accuracies: [String: [Double]]) -> [Int: [String: Value]] {
            let names = ["sigmoid network", "ReLU network", unscaled, scaled, "ReLU convolution"]
            let rows = names.map { name in
                let row = accuracies[name] ?? [0.9, 0.8]
                return [
                    "id": .string(name), "rates": [0.02, 0.06, 0.2, 0.6], "accuracies": (row + [0.1, 0.1]).value,
                ] as Value
            }
            return [6: ["sweep": .list(rows)]]
        }
        let scaled = "scaled convolution", unscaled = "unscaled convolution"
        #expect(
            try finding("better-rates", sweep([scaled: [0.7, 0.9], unscaled: [0.9, 0.95]])).hasPrefix(
                "Two of five networks are better"))
        #expect(
            try finding("better-rates", sweep([scaled: [0.7, 0.9]])).hasPrefix("One of five networks is better"))
        #expect(try finding("better-rates", sweep([:])).hasPrefix("None of the networks"))
        #expect(
            try finding("pixels-and-rates", sweep([scaled: [0.7, 0.8], unscaled: [0.9, 0.95]])).hasSuffix(
                "but not for all: at 0.06 it reaches 80.0\u{202f}%."))
        #expect(
            try finding("pixels-and-rates", sweep([scaled: [0.7, 0.92], unscaled: [0.9, 0.95]])).hasSuffix(
                "did what a larger learning rate does."))
        #expect(
            try finding("pixels-and-rates", sweep([scaled: [0.95, 0.92], unscaled: [0.9, 0.95]])).hasSuffix(
                "loses nothing by scaled images."))
        let relu = "ReLU network", sigmoid = "sigmoid network", lead = "activations-at-best-rates"
        #expect(
            try finding(lead, sweep([sigmoid: [0.8, 0.9], relu: [0.9, 0.91]])).contains("the lead comes from the rate"))
        #expect(try finding(lead, sweep([sigmoid: [0.8, 0.9], relu: [0.9, 0.99]])).contains("keeps most of that"))
        #expect(try finding(lead, sweep([sigmoid: [0.9, 0.9], relu: [0.8, 0.9]])).contains("is not ahead"))
        #expect(try finding(lead, sweep([sigmoid: [0.9, 0.9], relu: [0.8, 0.95]])).contains("ahead at other rates"))
        #expect(try !finding(lead, sweep([:])).contains("The largest rate tried"))
        #expect(
            try finding("collapsed", sweep([scaled: [0.7, 0.8], unscaled: [0.9, 0.95]])).contains(
                "for the sigmoid network at 0.2 (10.00\u{202f}%), the sigmoid network at 0.6"))
        let learning = Value.list(
            (0..<5).map { _ in
                ["id": "a", "rates": [0.02, 0.06, 0.2, 0.6], "accuracies": [0.7, 0.8, 0.9, 0.8]] as Value
            })
        #expect(try finding("collapsed", [6: ["sweep": learning]]).hasPrefix("No rate is so large"))
        #expect(
            try finding("order-at-chosen-rates", sweep([unscaled: [0.7, 0.99], relu: [0.9, 0.95]])).contains(
                "catches up at a larger rate"))
        func varied(rate: Double, p: Double) -> Value {
            .list(
                ["batch", "rate", "epochs", "all"].map {
                    [
                        "id": .string($0), "test_accuracy": 0.9,
                        "paired": ["difference": .number(rate), "p_value": .number(p)],
                    ]
                })
        }
        #expect(
            try finding("rate-in-part-three", [3: ["varied": varied(rate: 0.04, p: 1e-9)]]).contains("4.0\u{a0}points"))
        #expect(
            try finding("rate-in-part-three", [3: ["varied": varied(rate: -0.04, p: 1e-9)]]).hasSuffix(
                "did not help the sigmoid network."))
        #expect(
            try finding("rate-in-part-three", [3: ["varied": varied(rate: 0.04, p: 0.5)]]).hasSuffix(
                "did not help the sigmoid network."))
        #expect(try finding("always-one", [6: ["test_predictions": "1111"]]).hasSuffix("So does the network here."))
        func control(_ mean: Double) -> [Int: [String: Value]] {
            let scores = Value.list(Array(repeating: .number(mean), count: 5))
            return [
                5: ["control": ["mean_test_score": .number(mean), "std_test_score": 0.01, "fold_scores": scores]]
            ]
        }
        #expect(try finding("control-in-the-grid", control(0.2)).contains("of the settings."))
        #expect(try finding("control-in-the-grid", control(0.9)).hasSuffix("hold it back."))
        #expect(
            try finding("control-retrained", [5: ["control_retrained_accuracies": [0.1, 0.6]]]).hasSuffix(
                "after one epoch."))
        #expect(
            try finding("control-retrained", [5: ["control_retrained_accuracies": [0.1, 0.11]]]).contains("says little")
        )
        #expect(try finding("control-longer", [5: ["control_curve": [0.1, 0.2]]]).hasSuffix("end above it."))
        #expect(try finding("control-longer", [5: ["control_curve": [0.1, 0.99]]]).hasSuffix("by heart."))
        #expect(
            try finding(
                "control-longer",
                [5: ["control_curve": [0.1, 0.99], "control_training_accuracy": 1.2]]
            ).contains("Of the training images"))
        let unsettled = Value.list(
            [[0.1, 0.2, 0.3, 0.3], [0.2, 0.1, 0.2, 0.4]].map {
                ["dropout": .number($0[0]), "l2": 0.001, "test_accuracies": .list($0.map(Value.number))]
            })
        #expect(try finding("order-settles", [5: ["curves": unsettled]]).hasPrefix("The lead does not settle"))
        func deviations(_ deviation: Double) -> [Int: [String: Value]] {
            let row =
                [
                    "dropout": 0.2, "l2": 0.0001, "mean_test_score": 0.5, "std_test_score": .number(deviation),
                    "fold_scores": [0.5, 0.5, 0.5, 0.5, 0.5],
                ] as Value
            return [5: ["grid": .list(Array(repeating: row, count: 12))]]
        }
        #expect(try finding("grid-deviations", deviations(0.012)).contains("compatible with those here"))
        #expect(try finding("grid-deviations", deviations(0.0008)).hasPrefix("Nine of ten standard deviations"))
        #expect(try finding("grid-deviations", deviations(0)).hasPrefix("Ten of ten standard deviations"))
        let varied = Value.list(
            ["batch", "rate", "epochs", "all"].map {
                ["id": .string($0), "test_accuracy": 0.9, "paired": ["difference": 0.0001, "p_value": 0.9]]
            })
        #expect(
            try finding("what-makes-better", [3: ["varied": varied]]).contains(
                "makes no difference that could be told from chance"))
        func together(_ accuracy: Double) throws -> String {
            let rows = ["batch", "rate", "epochs", "all"].map {
                [
                    "id": .string($0), "test_accuracy": .number(accuracy),
                    "paired": ["difference": 0.1, "p_value": 0.001],
                ]
                    as Value
            }
            return try finding(
                "what-makes-better", [2: ["test_accuracy": 0.95], 3: ["varied": .list(rows), "test_accuracy": 0.92]])
        }
        #expect(try together(0.9).contains("do not explain the difference of 3.00\u{a0}points"))
        #expect(try together(0.94).contains("close 2.00\u{a0}points of the gap of 3.00\u{a0}points"))
        #expect(try together(0.97).contains("overshoot it by 2.00\u{a0}points"))
        #expect(try finding("above-one-answer", [5: ["grid": flat]]).hasPrefix("Twelve of twelve settings rise"))
        #expect(try finding("above-one-answer", deviations(0.01)).hasPrefix("Twelve of twelve"))
        let row =
            ["dropout": 0.2, "l2": 0.0001, "test_accuracies": [0.1, 0.6], "train_accuracies": [0.1, 0.6]] as Value
        #expect(
            try finding("one-digit-networks", [5: ["retrained_by_seed": [row], "label_shares": [0.1, 0.2]]])
                == "1 of the 2 networks have exactly the share of one digit.")
        #expect(try finding("settings-that-learn", [5: ["curves": [row, row]]]).hasPrefix("Two of two settings end"))
        #expect(
            try finding("printed-numbers", [3: ["replicates": replicates(Self.high)]]).contains(
                "one agrees with those computed here"))
        #expect(
            try finding("apart", [3: ["replicates": replicates(Self.high)]])
                == "The two agree in Parts 4 and 5 and not in Parts 2, 3 and 6.")
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
