import NeuralNetworks
import Testing

@testable import Basics

/// Fixtures from scikit-learn 1.9.1:
///
///     [test.tolist() for _, test in StratifiedKFold(k).split(numpy.zeros(len(labels)), labels)]
@Suite struct StratifiedKFoldTests {
    struct Fixture: Sendable, CustomTestStringConvertible {
        var foldCount: Int
        var labels: [UInt8]
        var folds: [[Int]]
        var testDescription: String { "\(labels.count) labels in \(foldCount) folds" }
    }

    static let fixtures = [
        Fixture(foldCount: 2, labels: [0, 1, 0, 1, 0, 1, 1], folds: [[0, 1, 2, 3], [4, 5, 6]]),
        // Classes in no order and of unequal size.
        Fixture(
            foldCount: 3, labels: [2, 2, 1, 0, 1, 2, 2, 0, 1, 1, 2], folds: [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10]]),
        // Classes with fewer examples than there are folds.
        Fixture(foldCount: 3, labels: [5, 5, 5, 5, 3, 3, 3, 9], folds: [[0, 1, 4], [2, 5, 7], [3, 6]]),
        Fixture(
            foldCount: 4, labels: [1, 0, 0, 0, 0, 0, 2, 2, 1, 0, 0],
            folds: [[0, 1, 2], [3, 6, 8], [4, 5, 7], [9, 10]]),
        Fixture(foldCount: 2, labels: [1, 1, 0, 2, 3, 1, 4, 1], folds: [[0, 1, 2, 4], [3, 5, 6, 7]]),
        // The higher class appears first.
        Fixture(foldCount: 3, labels: [9, 0, 9, 0, 9, 0, 0, 0], folds: [[0, 1, 3], [2, 5, 6], [4, 7]]),
        // One class; ten folds.
        Fixture(
            foldCount: 5, labels: Array(repeating: 7, count: 13),
            folds: [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10], [11, 12]]),
        Fixture(
            foldCount: 10,
            labels: Array(repeating: 0, count: 11) + Array(repeating: 1, count: 3) + Array(repeating: 2, count: 12),
            folds: [
                [0, 1, 14], [2, 11, 15], [3, 12, 16], [4, 13, 17], [5, 18, 19], [6, 20, 21], [7, 22], [8, 23], [9, 24],
                [10, 25],
            ]),
    ]

    @Test(arguments: fixtures) func foldsEqualScikitLearns(_ fixture: Fixture) {
        let splits = StratifiedKFold(fixture.foldCount).split(fixture.labels)
        #expect(splits.map(\.test) == fixture.folds)
        for split in splits { #expect(split.training == fixture.labels.indices.filter { !split.test.contains($0) }) }
    }

    /// The folds of MNIST's 60,000 training labels. The digest is FNV-1a 64 over all test (training) indices, fold
    /// after fold, as little-endian 32-bit numbers:
    ///
    ///     numpy.concatenate([test for _, test in …]).astype("<u4").tobytes()
    @Test func foldsOfMNISTEqualScikitLearns() {
        let splits = StratifiedKFold(5).split(MNISTFixture.train.labels)
        #expect(splits.map(\.test.count) == [12_000, 12_000, 12_000, 12_000, 12_000])
        #expect(splits[0].test.suffix(3) == [12_484, 12_487, 12_488])
        #expect(splits[1].test.prefix(3) == [11_763, 11_766, 11_768])
        #expect(splits[4].test.prefix(3) == [47_394, 47_400, 47_407])
        #expect(fnv1a(splits.flatMap(\.test).map(UInt32.init)) == 0x9059_7238_4cd8_4d19)
        #expect(fnv1a(splits.flatMap(\.training).map(UInt32.init)) == 0x141e_db8f_6bcc_d8f9)
    }
}
