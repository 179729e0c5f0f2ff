import NeuralNetworks

@testable import Basics

extension ReferenceNetwork {
    struct Epoch {
        var loss, accuracy: Double
        /// The accuracy if each batch were evaluated after its own step.
        var accuracyAfterSteps: Double
    }

    /// Trains by the plan with gradients from central differences.
    mutating func train(on data: SmallData, _ plan: TrainingPlan) -> [Epoch] {
        guard case .sgd(let rate) = plan.optimizer else { return [] }
        var order = data.labels.indices.map(Int32.init), epochs: [Epoch] = [], step = 0
        for epoch in 1...plan.epochs {
            plan.source.shuffle(&order, series: UInt32(epoch))
            var totalLoss = 0.0, correct = 0, correctAfter = 0
            for start in stride(from: 0, to: order.count, by: plan.batchSize) {
                let rows = order[start..<min(start + plan.batchSize, order.count)].map(Int.init)
                let batch = rows.map { data.features[$0] }, labels = rows.map { data.labels[$0] }
                let masks = masks(plan.source, step: step, rowCount: rows.count)
                for row in rows.indices {
                    let outputs = outputs(batch[row], masks: masks[row])
                    totalLoss += exampleLoss(outputs, labels[row])
                    correct += argmax(outputs[outputs.count - 1]) == labels[row] ? 1 : 0
                }
                let gradient = gradient(batch, labels, masks: masks)
                for layer in parameters.indices {
                    for array in parameters[layer].indices {
                        for place in parameters[layer][array].indices {
                            parameters[layer][array][place] -= Double(rate) * gradient[layer][array][place]
                        }
                    }
                }
                for row in rows.indices {
                    let answer = outputs(batch[row], masks: masks[row])[layers.count - 1]
                    correctAfter += argmax(answer) == labels[row] ? 1 : 0
                }
                step += 1
            }
            let count = Double(order.count)
            epochs.append(
                Epoch(
                    loss: totalLoss / count + penalty, accuracy: Double(correct) / count,
                    accuracyAfterSteps: Double(correctAfter) / count))
        }
        return epochs
    }
}
