/// Folds with equal shares of every class, without shuffling: the very indices of scikit-learn's `StratifiedKFold(n_splits: k)` (sklearn/model_selection/_split.py), where
/// each class's examples go to the folds in runs, as many to each as the sorted labels dealt out in turn would give it.
public struct StratifiedKFold: Sendable, Hashable {
    public let foldCount: Int

    public init(_ foldCount: Int) {
        precondition(foldCount >= 2, "cross-validation needs at least two folds")
        self.foldCount = foldCount
    }

    public struct Split: Sendable, Equatable {
        public let training: [Int]
        public let test: [Int]
    }

    public func split(_ labels: [UInt8]) -> [Split] {
        // Classes count in the order in which they first appear.
        var classOf: [UInt8: Int] = [:]
        let encoded = labels.map { label in
            if let known = classOf[label] { return known }
            classOf[label] = classOf.count
            return classOf.count - 1
        }
        // allocation[fold][class]: how many of the sorted labels a dealer in turn gives each fold.
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
