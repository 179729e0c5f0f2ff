import Foundation
import Kernels
import NeuralNetworks

@testable import Basics

/// A textbook network: double precision, one example at a time, naive loops, no backward pass.
///
/// Its gradients are central differences, so they do not depend on any derivation. Its dropout uses the same masks as
/// the training under test.
struct ReferenceNetwork {
    let layers: [any NetworkLayer]
    let input: Shape
    let shapes: [Shape]
    let loss: Loss
    /// The kernel and bias of each layer; empty for a layer without parameters.
    var parameters: [[[Double]]]

    /// Takes the weights of a trained network.
    init(_ fit: TrainedNetwork, loss: Loss) throws {
        layers = fit.network.layers
        input = fit.inputShape
        shapes = try fit.network.shapes(for: fit.inputShape)
        self.loss = loss
        parameters = fit.parameters.map { $0.map { $0.values.map(Double.init) } }
    }

    /// The outputs of each layer for one example.
    ///
    /// - Parameter masks: A factor for each unit of each layer; empty without dropout.
    func outputs(_ example: [Double], masks: [[Double]] = []) -> [[Double]] {
        var values = example, shape = input
        return layers.indices.map { index in
            let own = parameters[index]
            switch layers[index] {
            case let dense as Dense:
                values = activated(
                    (0..<dense.unitCount).map { n in
                        values.indices.reduce(own[1][n]) { $0 + values[$1] * own[0][$1 * dense.unitCount + n] }
                    }, dense.activation)
            case let convolution as Convolution2D:
                values = activated(convolved(values, shape, convolution, own), convolution.activation)
            case let pooling as MaxPooling2D: values = pooled(values, shape, pooling.window)
            case is Dropout where !masks.isEmpty: values = zip(values, masks[index]).map { $0 * $1 }
            default: break
            }
            shape = shapes[index]
            return values
        }
    }

    /// The mean loss over a batch plus the penalties λ Σ w².
    func loss(_ batch: [[Double]], _ labels: [Int], masks: [[[Double]]]) -> Double {
        batch.indices.reduce(0) { $0 + exampleLoss(outputs(batch[$1], masks: masks[$1]), labels[$1]) }
            / Double(batch.count) + penalty
    }

    func exampleLoss(_ outputs: [[Double]], _ label: Int) -> Double {
        let answer = outputs[outputs.count - 1]
        switch loss {
        case .crossEntropy: return -log(answer[label])
        case .squaredError: return squares(answer, label) / 2
        case .meanSquaredError: return squares(answer, label) / Double(answer.count)
        }
    }

    private func squares(_ answer: [Double], _ label: Int) -> Double {
        answer.indices.reduce(0) {
            let off = answer[$1] - ($1 == label ? 1 : 0)
            return $0 + off * off
        }
    }

    var penalty: Double {
        layers.indices.reduce(0) { sum, index in
            let l2 = (layers[index] as? Dense)?.l2 ?? (layers[index] as? Convolution2D)?.l2 ?? 0
            return l2 == 0 ? sum : sum + l2 * parameters[index][0].reduce(0) { $0 + $1 * $1 }
        }
    }

    /// The gradient ∂loss/∂(each parameter) by central differences with a step of 10⁻⁵. Its error is about 10⁻¹⁰ by
    /// curvature and 10⁻¹¹ by rounding.
    func gradient(_ batch: [[Double]], _ labels: [Int], masks: [[[Double]]]) -> [[[Double]]] {
        var moved = self
        return parameters.indices.map { layer in
            parameters[layer].indices.map { array in
                parameters[layer][array].indices.map { place in
                    let value = parameters[layer][array][place], step = 1e-5
                    moved.parameters[layer][array][place] = value + step
                    let above = moved.loss(batch, labels, masks: masks)
                    moved.parameters[layer][array][place] = value - step
                    let below = moved.loss(batch, labels, masks: masks)
                    moved.parameters[layer][array][place] = value
                    return (above - below) / (2 * step)
                }
            }
        }
    }

    private func activated(_ z: [Double], _ activation: Activation) -> [Double] {
        switch activation {
        case .identity: return z
        case .sigmoid: return z.map { 1 / (1 + exp(-$0)) }
        case .relu: return z.map { max($0, 0) }
        case .softmax:
            let largest = z.max() ?? 0, sum = z.reduce(0) { $0 + exp($1 - largest) }
            return z.map { exp($0 - largest) / sum }
        }
    }

    private func convolved(_ x: [Double], _ shape: Shape, _ layer: Convolution2D, _ own: [[Double]]) -> [Double] {
        guard case .image(let height, let width, let channels) = shape else { return [] }
        var result: [Double] = []
        for y in 0...(height - layer.kernelHeight) {
            for column in 0...(width - layer.kernelWidth) {
                for filter in 0..<layer.filterCount {
                    var sum = own[1][filter]
                    for dy in 0..<layer.kernelHeight {
                        for dx in 0..<layer.kernelWidth {
                            for channel in 0..<channels {
                                sum +=
                                    x[((y + dy) * width + column + dx) * channels + channel]
                                    * own[0][
                                        ((dy * layer.kernelWidth + dx) * channels + channel) * layer.filterCount
                                            + filter]
                            }
                        }
                    }
                    result.append(sum)
                }
            }
        }
        return result
    }

    private func pooled(_ x: [Double], _ shape: Shape, _ window: Int) -> [Double] {
        guard case .image(let height, let width, let channels) = shape else { return [] }
        var result: [Double] = []
        for y in 0..<height / window {
            for column in 0..<width / window {
                for channel in 0..<channels {
                    var largest = -Double.infinity
                    for dy in 0..<window {
                        for dx in 0..<window {
                            largest = max(
                                largest, x[((y * window + dy) * width + column * window + dx) * channels + channel])
                        }
                    }
                    result.append(largest)
                }
            }
        }
        return result
    }
}

extension ReferenceNetwork {
    /// The dropout masks of a training step: for each example of the batch and each layer, one factor a unit.
    func masks(_ source: RandomSource, step: Int, rowCount: Int) -> [[[Double]]] {
        let byLayer = layers.indices.map { index -> [[Double]] in
            guard let dropout = layers[index] as? Dropout else { return Array(repeating: [], count: rowCount) }
            // Masks are drawn for the memory layout, in which the channels of an image are padded above a convolution.
            let afterConvolution = layers[..<index].contains { $0 is Convolution2D }
            let tensor = Tensor(shapes[index], paddedChannels: afterConvolution)
            let mask = AlignedBuffer<Float>(count: rowCount * tensor.stride + 32)
            dropoutMask(
                source: source, layer: index, step: step, rate: dropout.rate, count: rowCount * tensor.stride,
                mask: mask.base)
            return (0..<rowCount).map { row in
                places(of: tensor).map { Double(mask.base[row * tensor.stride + $0]) }
            }
        }
        return (0..<rowCount).map { row in byLayer.map { $0[row] } }
    }

    private func places(of tensor: Tensor) -> [Int] {
        guard case .image(let height, let width, let channels) = tensor.shape else {
            return Array(0..<tensor.shape.elementCount)
        }
        return (0..<height * width).flatMap { pixel in (0..<channels).map { pixel * tensor.channelStride + $0 } }
    }
}
