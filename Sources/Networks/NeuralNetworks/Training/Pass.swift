import Basics
import Kernels

/// What a pass through the network is for.
public struct Pass {
    public var rowCount: Int
    /// Nil when the network answers; else where this training step's random numbers come from.
    public var training: (source: RandomSource, step: Int)?
    /// The threads that share the work.
    package var team: Team
}
