//: # Six steps to a neural network, reproduced
//:
//: A student's notebook once worked through six steps, from the derivative of softmax to a small convolution, on MNIST's handwritten digits, and drew its conclusions. This report does all of it
//: again, from the first weight to the last number, with every result computed by the code that it prints. The network written from scratch
//: classifies {part2.test_accuracy:.1%} of the test images, where the notebook had printed {original.part2.train_accuracy:.1%} for it;
//: the sigmoid network reaches {part3.test_accuracy:.1%} and the rectifier {part4.test_accuracy:.1%}, where it had printed
//: {original.part3.test_accuracy:.1%} and {original.part4.test_accuracy:.1%}; the convolution gives {part6.test_accuracy:.1%} on
//: images that nobody scaled, not {original.part6.test_accuracy:.1%}. Two of the notebook's printed numbers cannot have come from the code beside them.

import Datasets
import Foundation
import Notebooks

/// The flagship notebook: a six-part assignment on MNIST, what it printed and what it gives.
public let assignment = Notebook(
    subtitle: "A six-part assignment on MNIST: what it printed, and what its code gives",
    seed: 1337,
    parts: [
        softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution,
        claims, summary,
    ],
    sources: embeddedSources,
    original: originalFacts,
    quick: { $0.prefix(train: 3000, test: 1000) }
) { directory in
    let dataset = try ImageDataset.load(from: directory)
    return NotebookData(digest: dataset.digest, contents: MNIST(dataset))
}

/// A number that the original printed, missing where it printed none.
func printed(_ path: String...) -> Double { originalFacts.at(path)?.double ?? .nan }

/// What the original notebook printed (data/original.json, taken into the program by the build).
let originalFacts: Value = {
    do {
        return try JSONDecoder().decode(Value.self, from: Data(PackageResources.original_json))
    } catch {
        preconditionFailure("data/original.json is not JSON: \(error)")
    }
}()
