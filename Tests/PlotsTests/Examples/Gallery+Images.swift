@testable import Plots

/// Small images in rows.
extension Gallery {
    static let sampleDigits = Plot.images(
        "The first twenty training images", columns: 10,
        (0..<20).map { Tile(digit($0 % 10), columns: 28, caption: "\($0 % 10)") })

    static let mistakes = Plot.images(
        "The most confident mistakes: digit → answer, probability", columns: 8,
        (0..<16).map { Tile(digit($0 % 10), columns: 28, caption: "\($0 % 10) → \(($0 * 7 + 3) % 10)\n0.9\(97 - $0)") })

    static let weights = Plot.images(
        "First-layer weights of sixteen hidden units", columns: 8,
        weights: (0..<16).map { unit in (0..<784).map { weight(unit, $0) } }, imageColumns: 28)

    static let filters = Plot.images(
        "The 32 filters learned, 3 × 3", columns: 16,
        weights: (0..<32).map { filter in (0..<9).map { tap(filter, $0) } }, imageColumns: 3)

    static let featureMaps = Plot.images(
        "What eight filters make of one digit", columns: 8,
        (0..<8).map { filter in
            Tile(
                (0..<676).map { activation(filter, $0) }, columns: 26, from: 0, to: 1, palette: .blues,
                caption: "filter \(filter + 1)")
        })
}
