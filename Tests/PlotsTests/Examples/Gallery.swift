@testable import Plots

/// The examples of the gallery by section.
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
                Example(name: "dates", plot: dates), Example(name: "hours", plot: hours),
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
