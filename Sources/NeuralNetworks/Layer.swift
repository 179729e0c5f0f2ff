import Kernels

/// A layer as its author writes it: a value without weights. `makeState` gives it weights and working memory for one training run.
public protocol Layer: Sendable, CustomStringConvertible {
    /// What the layer makes of an example of `input`'s shape; throws a sentence if it cannot take it.
    func outputShape(for input: Shape) throws(ShapeError) -> Shape

    /// Working memory for batches of up to `capacity` examples, worked on by up to `threadCount` threads.
    func makeState(for input: Tensor, capacity: Int, index: Int, threadCount: Int) -> any LayerState
}

/// How examples lie in memory: `stride` floats from one to the next, an image's pixels `channelStride` floats apart.
public struct Tensor: Sendable, Hashable {
    public let shape: Shape
    public let channelStride: Int
    public let stride: Int

    /// A vector is padded to the kernels' vector; an image's channels are, if `paddedChannels`.
    public init(_ shape: Shape, paddedChannels: Bool = false) {
        self.shape = shape
        switch shape {
        case .vector(let count):
            channelStride = 1
            stride = rowStride(for: count)
        case .image(let height, let width, let channels):
            channelStride = paddedChannels ? rowStride(for: channels) : channels
            // The extra vector lets kernels load sixteen floats from any place.
            stride = rowStride(for: height * width * channelStride)
        }
    }
}

/// What a pass through the network is for.
public struct Pass {
    public var rowCount: Int
    /// Nil when the network answers; else where this training step's random numbers come from.
    public var training: (source: RandomSource, step: Int)?
    /// The threads that share the work.
    package var team: Team
}

/// A layer at work: its weights, and for one batch what its backward pass needs. One run owns it; nothing is shared.
public protocol LayerState: AnyObject {
    /// [capacity, output.stride]
    var output: AlignedBuffer<Float> { get }
    var outputTensor: Tensor { get }
    /// ∂E/∂output, filled by the layer above, [capacity, output.stride].
    var outputGradient: AlignedBuffer<Float> { get }

    func forward(_ input: BatchInput, _ pass: Pass)
    /// Consumes `outputGradient`, writes ∂E/∂input into `inputGradient` if asked, then takes one step of descent.
    func backward(_ input: BatchInput, _ pass: Pass, inputGradient: AlignedBuffer<Float>?, step: DescentStep)

    /// Weights and biases as they are trained, in order; empty for layers without any.
    var parameters: [Parameter] { get set }
    func initialize(from source: RandomSource)
    /// λ Σ w² over this layer's weights.
    var penalty: Double { get }
}

/// What a layer reads: the dense batch, or where most of it is zero its nonzero features. With `sparse`, a dense layer does not look at `values`.
public struct BatchInput {
    public let values: AlignedBuffer<Float>
    public let tensor: Tensor
    public let sparse: SparseBatch?
}

/// A step of gradient descent: the learning rate, and the same divided by the batch's size (gradients come as sums over the batch).
public struct DescentStep {
    public let learningRate: Float
    public let rate: Float

    public init(learningRate: Float, batchSize: Int) {
        self.learningRate = learningRate
        rate = learningRate / Float(batchSize)
    }
}

/// One trained array, unpadded.
public struct Parameter: Sendable, Equatable {
    public let name: String
    /// "kernel" [inputs, outputs] or [height, width, channel, filter]; "bias" [outputs].
    public let extents: [Int]
    public var values: [Float]

    public init(name: String, extents: [Int], values: [Float]) {
        self.name = name
        self.extents = extents
        self.values = values
    }
}
