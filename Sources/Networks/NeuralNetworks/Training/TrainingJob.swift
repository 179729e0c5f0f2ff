/// A fit that is wanted: a plan, and the examples it is to learn from.
public struct TrainingJob: Sendable {
    public let plan: TrainingPlan
    public let examples: LabelledExamples
    /// What the network is asked for after each epoch, learning nothing from it.
    public let validation: LabelledExamples?
    /// Where it was asked for, in a word or two: "dropout 0.2, l2 0.0001, fold 3".
    public let label: String

    public init(_ plan: TrainingPlan, on examples: LabelledExamples, validation: LabelledExamples? = nil, label: String)
    {
        self.plan = plan
        self.examples = examples
        self.validation = validation
        self.label = label
    }

    /// All that decides the result, one line a fact.
    public var key: String {
        "\(plan)\ndata \(examples.identity)\n" + (validation.map { "validation \($0.identity)\n" } ?? "")
    }
}
