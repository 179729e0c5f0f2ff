import Basics
import Kernels

/// Settings of a forward or backward pass through the network.
public struct Pass {
    /// Number of examples in the batch.
    public var rowCount: Int
    /// Source of this training step's random numbers and the step's number; nil in evaluation.
    public var training: (source: RandomSource, step: Int)?
    /// Threads that share the work.
    package var team: Team
}
