import Notebooks

/// Speeds in miles an hour and stopping distances in feet.
struct Cars: Sendable {
    let speeds: [Double]
    let distances: [Double]

    /// The number of measurements.
    var count: Int { speeds.count }

    /// Reads a table with the header `speed,distance` and at least ten rows of two numbers.
    ///
    /// - Throws: `DataError` if the text is no such table.
    init(csv text: String) throws {
        var rows = text.split(separator: "\n").map { $0.split(separator: ",") }
        guard rows.first == ["speed", "distance"] else {
            throw DataError("its first line should be “speed,distance”")
        }
        rows.removeFirst()
        let numbers = try rows.enumerated().map { index, row in
            let numbers = row.compactMap { Double($0) }.filter(\.isFinite)
            guard row.count == 2, numbers.count == 2 else {
                throw DataError("line \(index + 2) should be two numbers")
            }
            return numbers
        }
        guard numbers.count >= 10 else {
            throw DataError("ten measurements are needed, there are \(numbers.count)")
        }
        speeds = numbers.map { $0[0] }
        distances = numbers.map { $0[1] }
    }
}

extension Cars {
    /// The mean squared error of a curve on the measurements with the given indices.
    func meanSquare(of curve: Curve, at places: [Int]) -> Double {
        places.reduce(0) { sum, place in
            let error = curve(speeds[place]) - distances[place]
            return sum + error * error
        } / Double(places.count)
    }

    /// The polynomial fitted to the measurements with the given indices.
    func curve(degree: Int, fitting places: [Int]) -> Curve {
        Curve(degree: degree, x: places.map { speeds[$0] }, y: places.map { distances[$0] })
    }
}
