/// A training to run: a plan and the examples to learn from.
public struct TrainingJob: Sendable {
    /// Plan of the training.
    public let plan: TrainingPlan
    /// Training examples.
    public let examples: LabelledExamples
    /// Validation examples, on which the network is evaluated after each epoch; it learns nothing from them.
    public let validation: LabelledExamples?
    /// Label of the job in a word or two, for display: "dropout 0.2, l2 0.0001, fold 3".
    public let label: String

    /// Creates a job.
    public init(_ plan: TrainingPlan, on examples: LabelledExamples, validation: LabelledExamples? = nil, label: String)
    {
        self.plan = plan
        self.examples = examples
        self.validation = validation
        self.label = label
    }

    /// Cache key of the job: everything that determines the result, one line for each fact.
    public var key: String {
        "\(plan)\ndata \(examples.identity)\n" + (validation.map { "validation \($0.identity)\n" } ?? "")
    }
}

extension TrainingJob {
    /// An estimate of the training's length, in multiply-adds of the forward passes; zero if the network cannot take
    /// the examples.
    ///
    /// A quarter of a first dense layer counts, as most features of an image are zero. Besides, each step goes through
    /// all weights, which takes about as long as two examples do.
    package var work: Double {
        guard let outputs = try? plan.network.shapes(for: examples.shape) else { return 0 }
        let inputs = [examples.shape] + outputs
        let products = plan.network.layers.indices.map { index in
            let layer = plan.network.layers[index], outputCount = Double(outputs[index].elementCount)
            if layer is Dense { return outputCount * Double(inputs[index].elementCount) / (index == 0 ? 4 : 1) }
            guard let convolution = layer as? Convolution2D, case .image(_, _, let channels) = inputs[index] else {
                return 0
            }
            return outputCount * Double(channels) * Double(convolution.kernelHeight) * Double(convolution.kernelWidth)
        }
        let passes = Double(plan.epochs) * Double(examples.count) * (1 + 2 / Double(max(plan.batchSize, 1)))
        return products.reduce(0, +) * passes
    }
}
