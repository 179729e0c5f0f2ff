import NeuralNetworks

@testable import Basics

/// The hash of the bits of all trained parameters, layer by layer.
func digest(_ fit: TrainedNetwork) -> UInt64 {
    fnv1a(fit.parameters.joined().lazy.flatMap(\.values).map(\.bitPattern))
}
