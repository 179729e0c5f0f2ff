/// A polynomial fitted to points by least squares.
struct Curve {
    /// The coefficients from the constant up, for powers of (x − middle) / width.
    private let coefficients: [Double]
    private static let middle = 14.5, width = 10.5

    /// Fits a polynomial by solving the normal equations with pivoted elimination.
    ///
    /// That is exact enough for the few powers of numbers between −1 and 1 that are needed here.
    init(degree: Int, x: [Double], y: [Double]) {
        let count = degree + 1
        var rows = Array(repeating: Array(repeating: 0.0, count: count + 1), count: count)
        for (x, y) in zip(x, y) {
            let powers = Self.powers(of: x, count)
            for i in 0..<count {
                for j in 0..<count { rows[i][j] += powers[i] * powers[j] }
                rows[i][count] += powers[i] * y
            }
        }
        for column in 0..<count {
            let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            for row in 0..<count where row != column {
                let factor = rows[row][column] / rows[column][column]
                for k in column...count { rows[row][k] -= factor * rows[column][k] }
            }
        }
        coefficients = rows.indices.map { rows[$0][count] / rows[$0][$0] }
    }

    /// The polynomial's value at `x`.
    func callAsFunction(_ x: Double) -> Double {
        zip(coefficients, Self.powers(of: x, coefficients.count)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func powers(of x: Double, _ count: Int) -> [Double] {
        var powers = [1.0]
        while powers.count < count { powers.append(powers[powers.count - 1] * (x - middle) / width) }
        return powers
    }
}
