import Kernels
import Synchronization

/// Labelled examples to learn from: features, one label each, and a name that decides both, so that a fit can be known by it.
public struct LabelledExamples: Sendable {
    private enum Features: Sendable {
        /// One byte a feature, each standing for the float in the table.
        case bytes([UInt8], table: [Float], nonzeros: Nonzeros)
        case floats([Float])
    }

    private let features: Features
    private let allLabels: [UInt8]
    /// Which of the features and labels these examples are, in order; nil for all.
    private let selection: [Int32]?
    public let shape: Shape
    public let classCount: Int
    /// Says which data these are, down to the last byte: a digest, and of what a subset.
    public let identity: String

    public var count: Int { selection?.count ?? allLabels.count }

    /// Features of one byte, divided by `divisor` in double precision and rounded to single, as Keras receives `images / 255`.
    /// bytes: [example, feature].
    public init(
        bytes: [UInt8], dividedBy divisor: Double, shape: Shape, labels: [UInt8], classCount: Int, identity: String
    ) {
        precondition(bytes.count == labels.count * shape.elementCount, "an example has \(shape.elementCount) features")
        precondition(labels.allSatisfy { $0 < classCount }, "labels are below classCount")
        features = .bytes(
            bytes, table: (0..<256).map { Float(Double($0) / divisor) },
            nonzeros: Nonzeros(of: bytes, featureCount: shape.elementCount))
        allLabels = labels
        selection = nil
        self.shape = shape
        self.classCount = classCount
        self.identity = identity + (divisor == 1 ? "" : " / \(divisor)")
    }

    /// features: [example, feature].
    public init(features: [Float], shape: Shape, labels: [UInt8], classCount: Int, identity: String) {
        precondition(
            features.count == labels.count * shape.elementCount, "an example has \(shape.elementCount) features")
        precondition(labels.allSatisfy { $0 < classCount }, "labels are below classCount")
        self.features = .floats(features)
        allLabels = labels
        selection = nil
        self.shape = shape
        self.classCount = classCount
        self.identity = identity
    }

    private init(_ base: LabelledExamples, selection: [Int32], shape: Shape, identity: String) {
        features = base.features
        allLabels = base.allLabels
        classCount = base.classCount
        self.selection = selection
        self.shape = shape
        self.identity = identity
    }

    /// The examples at `indices`, in that order. `name` must say which they are, as it becomes part of what names a fit.
    public func subset(_ indices: [Int], named name: String) -> LabelledExamples {
        LabelledExamples(
            self, selection: indices.map { Int32(originalIndex($0)) }, shape: shape, identity: "\(identity), \(name)")
    }

    /// The first `count` examples, or all if there are fewer.
    public func prefix(_ count: Int) -> LabelledExamples {
        count >= self.count ? self : subset(Array(0..<count), named: "first \(count)")
    }

    public var labels: [UInt8] { selection.map { $0.map { allLabels[Int($0)] } } ?? allLabels }

    private func originalIndex(_ index: Int) -> Int { selection.map { Int($0[index]) } ?? index }

    /// Copies the examples at `indices` into rows of `stride` floats, their labels beside them.
    package func gather(
        _ indices: UnsafeBufferPointer<Int32>, into rows: UnsafeMutablePointer<Float>, stride: Int,
        labels: UnsafeMutablePointer<UInt8>
    ) {
        let featureCount = shape.elementCount
        for (b, index) in indices.enumerated() {
            let original = originalIndex(Int(index))
            labels[b] = allLabels[original]
            let row = rows + b * stride
            switch features {
            case .bytes(let bytes, let table, _):
                bytes.withUnsafeBufferPointer { bytes in
                    table.withUnsafeBufferPointer { table in
                        look(
                            up: bytes.baseAddress! + original * featureCount, in: table.baseAddress!,
                            count: featureCount, into: row)
                    }
                }
            case .floats(let floats):
                floats.withUnsafeBufferPointer { floats in
                    row.update(from: floats.baseAddress! + original * featureCount, count: featureCount)
                }
            }
        }
    }

    /// The same as nonzeros by row. `dense` is room for rows of `stride` floats, used where the nonzeros are not at hand.
    package func gather(
        _ indices: UnsafeBufferPointer<Int32>, into batch: SparseBatch, dense: UnsafeMutablePointer<Float>, stride: Int,
        labels: UnsafeMutablePointer<UInt8>
    ) {
        guard case .bytes(_, let table, let lazyNonzeros) = features, let nonzeros = lazyNonzeros.list else {
            gather(indices, into: dense, stride: stride, labels: labels)
            return batch.compress(rowCount: indices.count, input: dense, inputStride: stride)
        }
        withOriginalIndices(indices) { originals in
            for b in 0..<originals.count { labels[b] = allLabels[Int(originals[b])] }
            table.withUnsafeBufferPointer { batch.take(originals, of: nonzeros, table: $0.baseAddress!) }
        }
    }

    private func withOriginalIndices(
        _ indices: UnsafeBufferPointer<Int32>, _ body: (UnsafeBufferPointer<Int32>) -> Void
    ) {
        guard let selection else { return body(indices) }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: indices.count) { originals in
            for b in 0..<indices.count { originals[b] = selection[Int(indices[b])] }
            body(UnsafeBufferPointer(originals))
        }
    }
}

/// The nonzeros of a data set's bytes, listed when a dense layer first asks for them, then shared by all fits.
private final class Nonzeros: Sendable {
    private let bytes: [UInt8]
    private let featureCount: Int
    private let made = Mutex<(isMade: Bool, list: NonzeroBytes?)>((false, nil))

    init(of bytes: [UInt8], featureCount: Int) {
        self.bytes = bytes
        self.featureCount = featureCount
    }

    /// Nil where there are more features than `NonzeroBytes` can number.
    var list: NonzeroBytes? {
        made.withLock { made in
            if !made.isMade { made = (true, NonzeroBytes(bytes, featureCount: featureCount)) }
            return made.list
        }
    }
}
