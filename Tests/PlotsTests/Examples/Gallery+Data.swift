/// The numbers in the examples, made up by formula.
extension Gallery {
    static let sigmoid = [0.767, 0.877, 0.893, 0.900, 0.906, 0.910, 0.914, 0.917, 0.9195, 0.922]
    static let rectified = [0.870, 0.9232, 0.936, 0.9448, 0.951, 0.9567, 0.9612, 0.9647, 0.9677, 0.970]

    static let counts: [[Int]] = (0...9).map { row in
        (0...9).map { column in
            row == column
                ? 940 + (row * 37) % 60
                : max(0, (row * 7 + column * 13 + row * column * 3) % 23 - 9 + (row == 4 && column == 9 ? 30 : 0))
        }
    }

    static let means = [[0.590, 0.402, 0.104], [0.361, 0.188, 0.104], [0.124, 0.121, 0.108], [0.112, 0.113, 0.101]]
    static let deviations = [
        [0.043, 0.012, 0.006], [0.022, 0.054, 0.005], [0.024, 0.044, 0.007], [0.003, 0.003, 0.003],
    ]

    static func fold(_ row: Int, _ column: Int) -> [Double] {
        [-1.3, -0.7, 0.1, 0.6, 1.3].map { means[row][column] + $0 * deviations[row][column] }
    }

    /// Something like a digit: a ring or a stroke, by number.
    static func digit(_ number: Int) -> [UInt8] {
        (0..<784).map { index in
            let x = Double(index % 28) - 13.5, y = Double(index / 28) - 13.5
            let angle = Double(number) * 0.3
            let u = x * (1 - angle * 0.1) + y * angle * 0.2, v = y - x * angle * 0.1
            let ring = (u * u / 30 + v * v / 70 - 1).magnitude
            let stroke = (u - v * 0.3 + Double(number % 3) * 2).magnitude / 3 + max(0, v.magnitude - 9)
            let ink = number % 2 == 0 ? 1.3 - ring * 1.6 : 1.4 - stroke
            return UInt8(min(max(ink, 0), 1) * 255)
        }
    }

    static func weight(_ unit: Int, _ index: Int) -> Double {
        let x = Double(index % 28) - 13.5, y = Double(index / 28) - 13.5
        let wave = (x * Double(unit % 4 + 1) + y * Double(unit / 4 - 1)) / 14
        return (wave - wave.rounded()) * max(0, 1 - (x * x + y * y) / 200)
    }

    static func tap(_ filter: Int, _ index: Int) -> Double {
        let mixed = filter * 31 + index * 17 + filter * index
        return Double(mixed % 19 - 9) / 20
    }

    static func activation(_ filter: Int, _ index: Int) -> Double {
        let x = Double(index % 26) - 12.5, y = Double(index / 26) - 12.5
        let ring = max(0, 1 - ((x * x + y * y).squareRoot() - 8).magnitude / 3)
        return ring * max(0, (x * Double(filter - 3) + y * Double(4 - filter)) / 60 + 0.5)
    }

    static func loss(_ epoch: Int) -> Double { 0.3 + 1.5 / Double(epoch) }

    static let sizes = [8, 16, 32, 64, 128, 256, 512, 1024]
    static func cube(_ size: Int) -> Double { Double(size * size * size) }

    static func field(_ row: Int, _ column: Int) -> Double {
        row == 3 && column == 5 ? .nan : Double(row * column % 17)
    }

    static func step(_ step: Int, _ index: Int) -> Double {
        Double(step) * (1 + Double(index) / 100) + Double(index % 3)
    }

    static let accuracies = [
        "sigmoid": sigmoid, "ReLU": rectified, "tanh": zip(sigmoid, rectified).map { ($0 + $1) / 2 },
    ]

    static let models = [
        (name: "softmax", parameters: 7850, accuracy: 0.926), (name: "sigmoid", parameters: 101_770, accuracy: 0.925),
        (name: "ReLU", parameters: 101_770, accuracy: 0.967),
        (name: "convolution", parameters: 693_962, accuracy: 0.94),
        (name: "three layers", parameters: 134_794, accuracy: 0.677),
    ]

    static func rate(_ second: Int) -> Double { Double(second * (40 - second)) * 0.6 + Double(second * 37 % 11) * 8 }

    static func correlation(_ row: Int, _ column: Int) -> Double {
        row == column ? 1 : Double((row * column * 7 + row + column) % 41 - 20) / 24
    }

    static func retrained(_ penalty: String, _ dropout: String, _ seed: Int) -> Double {
        let letters = dropout.utf8.reduce(0) { $0 + Int($1) }
        let mixed = penalty.utf8.count * 31 + letters * 17 + seed * 13
        return 0.1 + Double(mixed % 29) / 100
    }

    static func cloud(_ count: Int, about middle: (x: Double, y: Double), seed: UInt64) -> [(Double, Double)] {
        randomPairs(count, seed: seed).map { (middle.x + 2 * $0.0, middle.y + 2 * $0.1) }
    }

    static func walk(_ count: Int) -> [Double] {
        var random = SplitMix(state: 99)
        var place = 0.0
        return (0..<count).map { _ in
            place += Double.random(in: -1...1, using: &random)
            return place
        }
    }

    static func randomPairs(_ count: Int, seed: UInt64 = 7) -> [(Double, Double)] {
        var random = SplitMix(state: seed)
        func normal() -> Double { (0..<6).map { _ in Double.random(in: -1...1, using: &random) }.reduce(0, +) }
        return (0..<count).map { _ in
            let x = normal()
            return (x, 0.6 * x + 0.5 * normal())
        }
    }
}

/// Steele, Lea and Flood's generator; small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
