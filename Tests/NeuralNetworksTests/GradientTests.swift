import NeuralNetworks
import Testing

@testable import Basics

/// The gradient of every parameter, measured by one training step on one full batch, against central differences of an
/// independent network.
@Suite struct GradientTests {
    struct Case: Sendable, CustomStringConvertible {
        var description: String
        var layers: [any NetworkLayer]
        var loss = Loss.crossEntropy
        var shape: Shape
        var classCount: Int
        var zeros = 0.0
        var count = 6
    }

    static let allLayers = Case(
        description: "all layers",
        layers: [
            Convolution2D(5, kernel: (3, 2), activation: .sigmoid), MaxPooling2D(2),
            Convolution2D(4, kernel: (2, 2), activation: .relu), Flatten(),
            Dense(7, activation: .sigmoid, l2: 0.01), Dropout(0.4), Dense(3, activation: .softmax),
        ], shape: .image(height: 9, width: 8, channels: 2), classCount: 3)

    static let cases = [
        allLayers,
        Case(
            description: "sparse first layer, ragged widths, l2 on both kernels",
            layers: [Dense(30, activation: .sigmoid, l2: 0.003), Dense(10, activation: .softmax, l2: 0.02)],
            shape: .vector(33), classCount: 10, zeros: 0.6),
        Case(
            description: "rectifiers and dropout on a sparse input",
            layers: [
                Dropout(0.3), Dense(17, activation: .relu), Dropout(0.5), Dense(16, activation: .relu),
                Dense(4, activation: .softmax),
            ],
            shape: .vector(19), classCount: 4, zeros: 0.3),
        Case(
            description: "three hidden layers as in Part 5",
            layers: (0..<3).flatMap { _ in
                [Dense(12, activation: .sigmoid, l2: 0.001), Dropout(0.2)] as [any NetworkLayer]
            }
                + [Dense(10, activation: .softmax, l2: 0.001)],
            shape: .vector(20), classCount: 10, zeros: 0.8, count: 33),
        Case(
            description: "padded channels, dropout on maps, a window that leaves rows and columns over, l2 on filters",
            layers: [
                Convolution2D(20, kernel: (2, 2), activation: .relu, l2: 0.05), MaxPooling2D(2), Dropout(0.5),
                Convolution2D(3, kernel: (1, 2), activation: .identity), Flatten(), Dense(3, activation: .softmax),
            ], shape: .image(height: 6, width: 8, channels: 3), classCount: 3),
        Case(
            description: "the convolution of Part 6 in small: one channel, pooled, flattened in place",
            layers: [
                Convolution2D(16, kernel: (3, 3), activation: .sigmoid, l2: 0.02), MaxPooling2D(2), Flatten(),
                Dense(9, activation: .sigmoid),
                Dense(3, activation: .softmax),
            ], shape: .image(height: 9, width: 12, channels: 1), classCount: 3, zeros: 0.7),
        Case(
            description: "one channel, pooled, channels padded, kernel of five columns",
            layers: [
                Convolution2D(5, kernel: (2, 5), activation: .relu), MaxPooling2D(2), Dropout(0.5), Flatten(),
                Dense(3, activation: .softmax),
            ], shape: .image(height: 8, width: 11, channels: 1), classCount: 3, zeros: 0.3),
        Case(
            description: "convolution on convolution, five columns of taps",
            layers: [
                Convolution2D(3, kernel: (1, 5), activation: .sigmoid),
                Convolution2D(2, kernel: (3, 1), activation: .sigmoid), Flatten(),
                Dense(2, activation: .softmax),
            ], shape: .image(height: 4, width: 9, channels: 1), classCount: 2),
        Case(
            description: "pooling first, then a dense layer; more units than classes",
            layers: [MaxPooling2D(3), Flatten(), Dense(5, activation: .sigmoid), Dense(6, activation: .softmax)],
            shape: .image(height: 7, width: 9, channels: 3), classCount: 4),
        Case(
            description: "squared error after softmax",
            layers: [Dense(9, activation: .sigmoid), Dense(5, activation: .softmax)], loss: .squaredError,
            shape: .vector(11), classCount: 5),
        Case(
            description: "squared error after sigmoid",
            layers: [Dense(9, activation: .sigmoid), Dense(5, activation: .sigmoid)], loss: .squaredError,
            shape: .vector(11), classCount: 5),
        Case(
            description: "squared error after identity",
            layers: [Dense(9, activation: .relu), Dense(5, activation: .identity, l2: 0.1)], loss: .squaredError,
            shape: .vector(11), classCount: 5),
        Case(
            description: "mean squared error after softmax, more units than classes",
            layers: [Dense(9, activation: .sigmoid), Dense(6, activation: .softmax)], loss: .meanSquaredError,
            shape: .vector(11), classCount: 5),
        Case(
            description: "one layer, one feature",
            layers: [Dense(2, activation: .softmax)], shape: .vector(1), classCount: 2),
    ]

    struct Gradients {
        /// The tensors by name ("layer 0 kernel"), with the change of each parameter in the step and its gradient by
        /// central differences.
        var tensors: [(name: String, before: [Float], step: [Double], reference: [Double])] = []

        /// The names of tensors with a wrong element. The step is `before − after` in single precision, so each element
        /// carries half an ulp of either. The gradient itself is a sum of products of rounded numbers, whose errors
        /// scale with the largest element of the tensor: 100 roundings of 2⁻²⁴.
        var wrong: [String] {
            tensors.filter { tensor in
                let largest = tensor.reference.reduce(0) { max($0, abs($1)) }
                return zip(tensor.before, zip(tensor.step, tensor.reference)).contains { before, pair in
                    let rounding = 0x1p-24 * (2 * abs(Double(before)) + abs(pair.1))
                    return !(abs(pair.0 - pair.1) <= rounding + 100 * 0x1p-24 * largest)
                }
            }.map(\.name)
        }
    }

    static func gradients(_ c: Case) throws -> Gradients {
        let data = SmallData(count: c.count, shape: c.shape, classCount: c.classCount, zeros: c.zeros)
        var plan = TrainingPlan(
            Sequential(c.layers), loss: c.loss, optimizer: .sgd(rate: 1), epochs: 0, batchSize: c.count, seed: 5,
            stream: "gradient")
        let before = try plan.run(on: data.examples)
        plan.epochs = 1
        let after = try plan.run(on: data.examples)

        let reference = try ReferenceNetwork(before, loss: c.loss)
        let order = plan.source.permutation(count: c.count, series: 1).map(Int.init)
        let batch = order.map { data.features[$0] }, labels = order.map { data.labels[$0] }
        let masks = reference.masks(plan.source, step: 0, rowCount: c.count)
        let expected = reference.gradient(batch, labels, masks: masks)

        var result = Gradients()
        for layer in before.parameters.indices {
            for (array, parameter) in before.parameters[layer].enumerated() {
                let step = zip(parameter.values, after.parameters[layer][array].values).map { Double($0) - Double($1) }
                result.tensors.append(
                    ("layer \(layer) \(parameter.name)", parameter.values, step, expected[layer][array]))
            }
        }
        // The loss of the epoch takes the examples before the step and the penalty at the epoch's end.
        let trained = try ReferenceNetwork(after, loss: c.loss)
        let loss = reference.loss(batch, labels, masks: masks) - reference.penalty + trained.penalty
        #expect(abs(after.history[0].loss - loss) <= 1e-5 * loss, "\(c)")
        return result
    }

    @Test(arguments: cases) func trainingStepMatchesCentralDifferences(_ c: Case) throws {
        let gradients = try Self.gradients(c)
        #expect(gradients.wrong == [])
        for tensor in gradients.tensors {
            #expect(tensor.reference.contains { abs($0) > 1e-4 }, "\(tensor.name) shows no gradient at all")
        }
    }

    @Test func comparisonSeesAScaledTensorAFlippedSignAndOneWrongElement() throws {
        let right = try Self.gradients(Self.allLayers)
        for index in right.tensors.indices {
            let tensor = right.tensors[index], largest = tensor.reference.reduce(0) { max($0, abs($1)) }
            var scaled = right, flipped = right, changed = right
            scaled.tensors[index].step = tensor.step.map { $0 * 1.01 }
            flipped.tensors[index].step = tensor.step.map { -$0 }
            changed.tensors[index].step[tensor.step.count / 2] += 0.001 * largest
            for wrong in [scaled, flipped, changed] { #expect(wrong.wrong == [tensor.name]) }
        }
        #expect(right.tensors.count == 8)
    }
}
