/// A finished step of a task, such as epoch 3 of 10, with the numbers that were measured after it.
public struct TaskProgress: Sendable {
    /// A named number, such as the loss.
    public struct Measure: Sendable {
        /// The name, such as "loss".
        public let name: String
        /// The number.
        public let value: Double

        /// Makes a measure.
        public init(_ name: String, _ value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// The task's label.
    public let label: String
    /// The name of one step, such as "epoch".
    public let unit: String
    /// The number of the finished step, from 1.
    public let step: Int
    /// The number of steps of the task.
    public let stepCount: Int
    /// The measures after the step. Displays also draw the first one as a curve.
    public let measures: [Measure]

    /// Makes a report of a finished step.
    public init(label: String, unit: String, step: Int, of stepCount: Int, measures: [Measure]) {
        self.label = label
        self.unit = unit
        self.step = step
        self.stepCount = stepCount
        self.measures = measures
    }
}
