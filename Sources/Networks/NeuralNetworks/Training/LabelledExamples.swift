import Kernels
import Synchronization

/// Labelled examples: features, one label each, and an identity that determines both.
///
/// The identity becomes part of a training's cache key.
public struct LabelledExamples: Sendable {
    private enum Features: Sendable {
        /// One byte for each feature; the table gives its float.
        case bytes([UInt8], table: [Float], nonzeros: Nonzeros)
        /// One float for each feature.
        case floats([Float])
    }

    private let features: Features
    private let allLabels: [UInt8]
    /// Indices of these examples among all features and labels, in order; nil for all.
    private let selection: [Int32]?
    /// Shape of one example.
    public let shape: Shape
    /// Number of classes; labels are below it.
    public let classCount: Int
    /// Identity of these data, down to the last byte: a digest, and the name of the subset.
    public let identity: String
    /// Error of examples whose counts or labels do not fit together, and which are then none; nil if they do.
    ///
    /// Training and evaluation throw it.
    public let fault: ShapeError?

    /// Number of examples.
    public var count: Int { selection?.count ?? allLabels.count }

    /// Creates examples from `bytes` [example, feature].
    ///
    /// Each byte is divided by `divisor` in double precision and rounded to single, as Keras receives `images / 255`.
    /// If the number of bytes does not match or a label is not below `classCount`, there are no examples but a `fault`.
    public init(
        bytes: [UInt8], dividedBy divisor: Double, shape: Shape, labels: [UInt8], classCount: Int, identity: String
    ) {
        fault = Self.fault(featureCount: bytes.count, shape: shape, labels: labels, classCount: classCount)
        features = .bytes(
            bytes, table: (0..<256).map { Float(Double($0) / divisor) },
            nonzeros: Nonzeros(of: bytes, featureCount: shape.elementCount))
        allLabels = fault == nil ? labels : []
        selection = nil
        self.shape = shape
        self.classCount = classCount
        self.identity = identity + (divisor == 1 ? "" : " / \(divisor)")
    }

    /// Creates examples from `features` [example, feature].
    ///
    /// If the number of features does not match or a label is not below `classCount`, there are no examples but a
    /// `fault`.
    public init(features: [Float], shape: Shape, labels: [UInt8], classCount: Int, identity: String) {
        fault = Self.fault(featureCount: features.count, shape: shape, labels: labels, classCount: classCount)
        self.features = .floats(features)
        allLabels = fault == nil ? labels : []
        selection = nil
        self.shape = shape
        self.classCount = classCount
        self.identity = identity
    }

    private init(
        _ base: LabelledExamples, selection: [Int32], shape: Shape, identity: String, fault: ShapeError?
    ) {
        self.fault = fault
        features = base.features
        allLabels = base.allLabels
        classCount = base.classCount
        self.selection = selection
        self.shape = shape
        self.identity = identity
    }

    /// The examples at `indices`, in that order.
    ///
    /// `name` must identify the subset, as it becomes part of a training's cache key. If an index is out of range,
    /// there are no examples but a `fault`.
    public func subset(_ indices: [Int], named name: String) -> LabelledExamples {
        let wrong = indices.first { !(0..<count).contains($0) }
        let fault = wrong.map { ShapeError("There is no example \($0) among \(count), numbered from 0.") }
        return LabelledExamples(
            self, selection: wrong == nil ? indices.map { Int32(originalIndex($0)) } : [], shape: shape,
            identity: "\(identity), \(name)", fault: self.fault ?? fault)
    }

    /// The first `count` examples, or all if there are fewer.
    public func prefix(_ count: Int) -> LabelledExamples {
        count >= self.count ? self : subset(Array(0..<max(count, 0)), named: "first \(count)")
    }

    /// The fault of examples whose counts or labels do not fit together; nil if they do.
    private static func fault(featureCount: Int, shape: Shape, labels: [UInt8], classCount: Int) -> ShapeError? {
        if shape.elementCount < 1 { return ShapeError("An example needs a feature; its shape is \(shape).") }
        let (needed, isTooLarge) = labels.count.multipliedReportingOverflow(by: shape.elementCount)
        guard !isTooLarge, featureCount == needed, labels.count <= Int(Int32.max) else {
            return ShapeError(
                "\(labels.count) examples of \(shape) need \(shape.elementCount) features each, not \(featureCount) "
                    + "together.")
        }
        guard let index = labels.firstIndex(where: { $0 >= classCount }) else { return nil }
        return ShapeError(
            "Label \(labels[index]) of example \(index) is not below \(classCount), the number of classes.")
    }

    /// Labels of the examples, in order.
    public var labels: [UInt8] { selection.map { $0.map { allLabels[Int($0)] } } ?? allLabels }

    private func originalIndex(_ index: Int) -> Int { selection.map { Int($0[index]) } ?? index }

    /// Copies the examples at `indices` into rows of `stride` floats, and their labels into `labels`.
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

    /// Copies the examples at `indices` as lists of nonzeros, and their labels into `labels`.
    ///
    /// `dense` has room for the rows, `stride` floats each; it is used if there is no list of the data set's nonzeros.
    /// Without `byFeature` the lists serve a forward pass only.
    package func gather(
        _ indices: UnsafeBufferPointer<Int32>, into batch: SparseBatch, byFeature: Bool,
        dense: UnsafeMutablePointer<Float>, stride: Int, labels: UnsafeMutablePointer<UInt8>
    ) {
        guard case .bytes(_, let table, let lazyNonzeros) = features, let nonzeros = lazyNonzeros.list else {
            gather(indices, into: dense, stride: stride, labels: labels)
            return batch.compress(
                rowCount: indices.count, input: dense, inputStride: stride, byFeature: byFeature)
        }
        withOriginalIndices(indices) { originals in
            for b in 0..<originals.count { labels[b] = allLabels[Int(originals[b])] }
            table.withUnsafeBufferPointer {
                batch.take(originals, of: nonzeros, table: $0.baseAddress!, byFeature: byFeature)
            }
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

/// Nonzeros of a data set's bytes, listed at the first access by a dense layer, then shared by all trainings.
private final class Nonzeros: Sendable {
    private let bytes: [UInt8]
    private let featureCount: Int
    private let made = Mutex<(isMade: Bool, list: NonzeroBytes?)>((false, nil))

    init(of bytes: [UInt8], featureCount: Int) {
        self.bytes = bytes
        self.featureCount = featureCount
    }

    /// The list, or nil if there are more features than `NonzeroBytes` can number.
    var list: NonzeroBytes? {
        made.withLock { made in
            if !made.isMade { made = (true, NonzeroBytes(bytes, featureCount: featureCount)) }
            return made.list
        }
    }
}
