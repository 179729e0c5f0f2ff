@testable import Plots

/// Heat maps, with and without numbers.
extension Gallery {
    static let jacobian: Plot = {
        let f = [0.02, 0.01, 0.05, 0.38, 0.03, 0.22, 0.04, 0.1, 0.09, 0.06]
        let values = f.indices.map { i in f.indices.map { j in i == j ? f[i] * (1 - f[i]) : -f[i] * f[j] } }
        return Plot("Jacobian of the softmax", x: .category("logit j"), y: .category("output i")) {
            HeatMap(
                values, rows: Array(0...9), columns: Array(0...9), color: .diverging(transform: .squareRoot),
                numbers: .decimals(3))
        }
    }()

    static let confusion = Plot("Test images by digit and answer", x: .category("answer"), y: .category("digit")) {
        HeatMap.confusion(counts, classes: Array(0...9))
    }

    static let gridSearch = Plot("Mean cross-validated accuracy", x: .category("L2 penalty"), y: .category("dropout")) {
        HeatMap(
            means, rows: [0.2, 0.4, 0.6, 0.8], columns: [1e-4, 1e-3, 1e-2], numbers: .decimals(3),
            deviations: deviations)
    }

    static let raster = Plot("A field without numbers", x: .category("column"), y: .category("row")) {
        HeatMap(
            (0..<16).map { row in (0..<24).map { field(row, $0) } },
            rows: Array(1...16), columns: Array(1...24))
    }

    static let signs = Plot("Correlations, told by colour alone", x: .category("unit"), y: .category("unit")) {
        HeatMap(
            (0..<20).map { row in (0..<20).map { correlation(row, $0) } }, rows: Array(1...20), columns: Array(1...20),
            color: .diverging(.blueSand, limit: 1))
    }
}
