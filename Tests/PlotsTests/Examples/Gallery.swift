import Foundation
import Testing

@testable import Plots

/// Every mark, scale and kind of small multiples, as a part of a report calls it. The gallery is the documentation of `Plots` (its
/// page shows each example's code beside its picture) and its test: the pictures are compared with those that somebody has approved.
struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var plot: Plot

    var testDescription: String { name }

    /// "Learning curves"
    var heading: String {
        let words = name.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// `learning-curves` is declared as `learningCurves`.
    private var identifier: String {
        let words = name.split(separator: "-")
        return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    /// The declaration as it was compiled, from the sources of this folder: up to the first empty line.
    func code() throws -> String? {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".swift") {
            let lines = try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            guard
                let first = lines.firstIndex(where: {
                    $0.hasPrefix("    static let \(identifier) ") || $0.hasPrefix("    static let \(identifier):")
                })
            else { continue }
            return lines[first...].prefix { !$0.isEmpty && $0 != "}" }.map { $0.dropFirst(4) }.joined(separator: "\n")
        }
        return nil
    }
}

enum Gallery {
    static let sections: [(title: String, examples: [Example])] = [
        (
            "Lines and bands",
            [
                Example(name: "learning-curves", plot: learningCurves),
                Example(name: "accuracy-by-pass", plot: accuracyByPass),
                Example(name: "sixty-epochs", plot: sixtyEpochs), Example(name: "bands", plot: bands),
                Example(name: "area", plot: area), Example(name: "notes", plot: notes),
                Example(name: "early-ends", plot: earlyEnds), Example(name: "gaps", plot: gaps),
                Example(name: "many-lines", plot: manyLines), Example(name: "log-log", plot: logLog),
                Example(name: "noise", plot: noise),
                Example(name: "seven-series", plot: sevenSeries),
            ]
        ),
        (
            "Dots and intervals",
            [
                Example(name: "scatter", plot: scatter), Example(name: "labelled", plot: labelled),
                Example(name: "density", plot: density), Example(name: "densities", plot: densities),
                Example(name: "absent", plot: absent), Example(name: "original-and-run", plot: originalAndRun),
                Example(name: "folds", plot: folds), Example(name: "folds-by-setting", plot: foldsBySetting),
                Example(name: "seeds", plot: seeds), Example(name: "upright-intervals", plot: uprightIntervals),
            ]
        ),
        (
            "Bars",
            [
                Example(name: "wall-time", plot: wallTime), Example(name: "columns", plot: columns),
                Example(name: "grouped-columns", plot: groupedColumns),
                Example(name: "negative-bars", plot: negativeBars),
                Example(name: "missing-bars", plot: missingBars),
            ]
        ),
        (
            "Heat maps",
            [
                Example(name: "jacobian", plot: jacobian), Example(name: "confusion", plot: confusion),
                Example(name: "grid-search", plot: gridSearch), Example(name: "raster", plot: raster),
                Example(name: "signs", plot: signs),
            ]
        ),
        (
            "Images",
            [
                Example(name: "sample-digits", plot: sampleDigits), Example(name: "mistakes", plot: mistakes),
                Example(name: "weights", plot: weights), Example(name: "filters", plot: filters),
                Example(name: "feature-maps", plot: featureMaps),
            ]
        ),
        (
            "Small multiples",
            [
                Example(name: "multiples", plot: multiples), Example(name: "facets-in-rows", plot: facetsInRows),
                Example(name: "grid-and-folds", plot: gridAndFolds),
            ]
        ),
    ]

    static let all = sections.flatMap(\.examples)
}
