import Testing

@testable import MNISTNotebook
@testable import Notebooks

/// Findings, each with results that give each of its sentences.
extension AlteredResultsTests {
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
        for (share, isBetter) in [(0.99, true), (0.6, false)] {
            let sentence = try finding(
                "squared-error-from-scratch",
                [2: ["squared_error": replicates(Array(repeating: share, count: 5))]])
            #expect(sentence.contains("the squared error does better here than the cross-entropy, by") == isBetter)
        }
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
            ) == "The seeds of one activation spread over 10.00\u{a0}points or less; the means of the two are "
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
        // Each change alone gains ten points.
        #expect(try together(0.97).contains("92.00\u{202f}%, less than a step after every image alone."))
        #expect(try !together(1.03).contains("less than"))
        #expect(try finding("above-one-answer", [5: ["grid": flat]]).hasPrefix("Twelve of twelve settings rise"))
        #expect(try finding("above-one-answer", deviations(0.01)).hasPrefix("Twelve of twelve"))
        let row =
            ["dropout": 0.2, "l2": 0.0001, "test_accuracies": [0.1, 0.6], "train_accuracies": [0.1, 0.6]] as Value
        #expect(
            try finding("one-digit-networks", [5: ["retrained_by_seed": [row], "label_shares": [0.1, 0.2]]])
                == "1 of the 2 networks have exactly the share of one digit, as a network has that gives all images "
                + "the same answer.")
        #expect(try finding("settings-that-learn", [5: ["curves": [row, row]]]).hasPrefix("Two of two settings end"))
        #expect(
            try finding("printed-numbers", [3: ["replicates": replicates(Self.high)]]).contains(
                "one agrees with those computed here"))
        #expect(
            try finding("apart", [3: ["replicates": replicates(Self.high)]])
                == "The two agree in Parts 4 and 5 and not in Parts 2, 3 and 6.")
    }
}
