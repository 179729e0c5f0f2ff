import Notebooks

/// Speeds in miles an hour and stopping distances in feet.
struct Cars: Sendable {
    let speeds: [Double]
    let distances: [Double]

    var count: Int { speeds.count }

    init(csv text: String) throws {
        var rows = text.split(separator: "\n").map { $0.split(separator: ",") }
        guard rows.first == ["speed", "distance"] else { throw DataError("its first line should be “speed,distance”") }
        rows.removeFirst()
        let numbers = try rows.enumerated().map { index, row in
            let numbers = row.compactMap { Double($0) }.filter(\.isFinite)
            guard row.count == 2, numbers.count == 2 else { throw DataError("line \(index + 2) should be two numbers") }
            return numbers
        }
        guard numbers.count >= 10 else { throw DataError("ten measurements are needed, there are \(numbers.count)") }
        speeds = numbers.map { $0[0] }
        distances = numbers.map { $0[1] }
    }
}

/// A polynomial that comes as close to some points as its degree allows, by least squares.
struct Curve {
    /// From the constant up, in powers of (x − middle) / width.
    private let coefficients: [Double]
    private static let middle = 14.5, width = 10.5

    /// Solves the normal equations by elimination with pivots, which is exact enough for the few powers of numbers between −1 and 1 that are needed here.
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

    func callAsFunction(_ x: Double) -> Double {
        zip(coefficients, Self.powers(of: x, coefficients.count)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func powers(of x: Double, _ count: Int) -> [Double] {
        var powers = [1.0]
        while powers.count < count { powers.append(powers[powers.count - 1] * (x - middle) / width) }
        return powers
    }
}

extension Cars {
    /// The mean square of a curve's errors on the measurements at some places.
    func meanSquare(of curve: Curve, at places: [Int]) -> Double {
        places.reduce(0) { sum, place in
            let error = curve(speeds[place]) - distances[place]
            return sum + error * error
        } / Double(places.count)
    }

    func curve(degree: Int, fitting places: [Int]) -> Curve {
        Curve(degree: degree, x: places.map { speeds[$0] }, y: places.map { distances[$0] })
    }
}
