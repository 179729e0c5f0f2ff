//: # Six steps to a neural network, reproduced
//:
//: A student's notebook once worked through six steps on MNIST's handwritten digits, from the derivative of softmax to
//: a small convolution. Here all of it is computed anew. {claims.findings.from-scratch} {claims.findings.blame}
//: {claims.findings.verdicts} {claims.findings.printed-numbers} {claims.findings.activations}
//: {claims.findings.choice} {claims.findings.order-in-short}

import Foundation
import ImageDatasets
import Notebooks

/// The notebook that reproduces a six-part assignment on MNIST: the printed numbers beside the computed ones.
public let assignment = Notebook(
    subtitle: "A six-part assignment on MNIST: what it printed, and what its code gives",
    authors: ["The Folio authors"],
    date: "2026-11-30",
    licence: Licence("MIT licence", url: "https://opensource.org/license/mit"),
    seed: 1337,
    parts: [
        summary, softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation,
        convolution,
        learningRate, claims, howToVerify,
    ],
    sources: embeddedSources,
    bibliography: "references.bib",
    original: originalFacts,
    quick: { $0.prefix(train: 3000, test: 1000) }
) { directory in
    let dataset = try ImageDataset.load(from: directory)
    guard dataset.train.pixelCount <= 512 * 512 else {
        throw DataError(
            "The images in \(directory) have \(dataset.train.rowCount) × \(dataset.train.columnCount) pixels; these "
                + "networks are made for images of at most 512 × 512.")
    }
    return NotebookData(digest: dataset.digest, contents: MNIST(dataset))
}

/// The number that the original printed at a path, NaN if it printed none.
func printed(_ path: String...) -> Double { originalFacts.at(path)?.double ?? .nan }

/// The facts of the original notebook, from original.json, which the build embeds into the program.
let originalFacts: Value = {
    do {
        return try JSONDecoder().decode(Value.self, from: Data(PackageResources.original_json))
    } catch {
        preconditionFailure("data/original.json is not JSON: \(error)")
    }
}()
