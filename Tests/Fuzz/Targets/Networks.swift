import NeuralNetworks

/// Random small networks, trained for a few steps.
///
/// Checks: any number of threads gives the same bits, and a trained network is decoded to what was encoded.
extension FuzzTarget {
    static let networks = FuzzTarget(name: "networks", maximalLength: 256) { bytes in
        var input = FuzzInput(bytes)
        let classCount = input.number(2...12), count = input.number(1...40)
        let isImage = input.bool()
        let shape: Shape =
            isImage
            ? .image(height: input.number(1...14), width: input.number(1...14), channels: input.number(1...3))
            : .vector(input.number(1...200))
        let network = Sequential(layers(&input, isImage: isImage, classCount: classCount))
        let plan = TrainingPlan(
            network, loss: input.pick([.crossEntropy, .squaredError, .meanSquaredError]),
            optimizer: .sgd(rate: input.pick([0.05, 0, 1, 1e9])), epochs: input.number(0...2),
            batchSize: input.number(1...40), seed: UInt64(input.byte()), stream: "fuzz")
        let labels = (0..<count).map { UInt8(($0 * 7 + $0 / 3) % classCount) }
        let threads = input.number(2...4), isBytes = input.bool()
        let noise = input.remainder()
        let values = (0..<count * shape.elementCount).map {
            noise.isEmpty ? 0 : noise[$0 % noise.count] &+ UInt8($0 & 7)
        }
        let examples =
            isBytes
            ? LabelledExamples(
                bytes: values, dividedBy: 255, shape: shape, labels: labels, classCount: classCount, identity: "")
            : LabelledExamples(
                features: values.map { Float(Int8(bitPattern: $0)) / 64 }, shape: shape, labels: labels,
                classCount: classCount, identity: "")
        check(plan, on: examples, threadCount: threads)
    }

    private static func layers(
        _ input: inout FuzzInput, isImage: Bool, classCount: Int
    ) -> [any NetworkLayer] {
        var layers: [any NetworkLayer] = []
        let activations: [Activation] = [.sigmoid, .relu, .identity, .softmax]
        if isImage {
            for _ in 0..<input.number(0...3) {
                if input.bool() {
                    layers.append(
                        Convolution2D(
                            input.number(1...20), kernel: (input.number(1...5), input.number(1...5)),
                            activation: input.pick(activations), l2: input.pick([0, 0.01])))
                } else {
                    layers.append(MaxPooling2D(input.number(1...4)))
                }
            }
            layers.append(Flatten())
        }
        for _ in 0..<input.number(0...3) {
            if input.number(0...3) == 3 {
                layers.append(Dropout(input.pick([0.2, 0, 0.9, 0.5])))
            } else {
                layers.append(
                    Dense(input.number(1...70), activation: input.pick(activations), l2: input.pick([0, 0.001])))
            }
        }
        layers.append(Dense(classCount + input.pick([0, 0, 0, 1]), activation: input.pick([.softmax, .sigmoid])))
        return layers
    }

    private static func check(_ plan: TrainingPlan, on examples: LabelledExamples, threadCount: Int) {
        let one = Result { try plan.run(on: examples, validation: examples) }
        let many = Result { try plan.run(on: examples, validation: examples, threadCount: threadCount) }
        switch (one, many) {
        case (.success(let one), .success(let many)):
            let bytes = one.encoded()
            expect(many.encoded() == bytes, "\(threadCount) threads train to the same bits: \(plan)")
            let again = try? TrainedNetwork(decoding: bytes, network: plan.network, inputShape: examples.shape)
            expect(again?.encoded() == bytes, "A network reads back to the same bits: \(plan)")
        case (.failure(let one), .failure(let many)):
            expect(!"\(one)".isEmpty && "\(one)" == "\(many)", "Threads fail alike: \(one) and \(many)")
        default: fatalError("Threads decide whether a training fails: \(plan)")
        }
    }
}
