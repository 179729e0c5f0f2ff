/// Folds with equal shares of every class, without shuffling.
///
/// The indices are those of scikit-learn's `StratifiedKFold(n_splits: k)` (sklearn/model_selection/_split.py), where
/// each class's examples go to the folds in runs; a fold gets as many of a class as it would get if the sorted labels
/// were dealt to the folds one by one.
public struct StratifiedKFold: Sendable, Hashable {
    /// Number of folds; cross-validation needs two.
    public let foldCount: Int

    /// Creates a splitter. `GridSearch` refuses fewer than two folds, or more than there are examples.
    public init(_ foldCount: Int) { self.foldCount = foldCount }

    /// Indices of one fold's training and test examples.
    public struct Split: Sendable, Equatable {
        /// Indices of the training examples, ascending.
        public let training: [Int]
        /// Indices of the held-out examples, ascending.
        public let test: [Int]
    }

    /// Splits the examples with these labels; gives one split for each fold, and at most one for each example.
    public func split(_ labels: [UInt8]) -> [Split] {
        let foldCount = max(min(foldCount, labels.count), 0)
        guard foldCount > 0 else { return [] }
        // Classes are numbered in the order in which they first appear.
        var classOf: [UInt8: Int] = [:]
        let encoded = labels.map { label in
            if let known = classOf[label] { return known }
            classOf[label] = classOf.count
            return classOf.count - 1
        }
        // allocation[fold][class]: how many labels a fold gets if the sorted labels are dealt to the folds one by one.
        var allocation = Array(repeating: Array(repeating: 0, count: classOf.count), count: foldCount)
        for (place, label) in encoded.sorted().enumerated() { allocation[place % foldCount][label] += 1 }

        var dealt = Array(repeating: 0, count: classOf.count)
        let foldOf = encoded.map { label -> Int in
            defer { dealt[label] += 1 }
            var boundary = 0
            for fold in 0..<foldCount {
                boundary += allocation[fold][label]
                if dealt[label] < boundary { return fold }
            }
            return foldCount - 1
        }
        return (0..<foldCount).map { fold in
            Split(
                training: foldOf.indices.filter { foldOf[$0] != fold },
                test: foldOf.indices.filter { foldOf[$0] == fold })
        }
    }
}
