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
