/// A finished step of a task, such as epoch 3 of 10, with what was measured after it.
public struct TaskProgress: Sendable {
    public struct Measure: Sendable {
        public let name: String
        public let value: Double

        public init(_ name: String, _ value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// The task's label.
    public let label: String
    /// The name of one step, such as "epoch".
    public let unit: String
    /// From 1.
    public let step: Int
    public let stepCount: Int
    /// What was measured after the step; the first is also drawn as a curve.
    public let measures: [Measure]

    public init(label: String, unit: String, step: Int, of stepCount: Int, measures: [Measure]) {
        self.label = label
        self.unit = unit
        self.step = step
        self.stepCount = stepCount
        self.measures = measures
    }
}
