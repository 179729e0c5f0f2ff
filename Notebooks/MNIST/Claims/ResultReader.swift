import Notebooks
import Statistics

/// The results that claims are judged by: a value at a path, "part4.replicates", and what the original shows.
struct ResultReader {
    let value: (_ path: String) throws -> Value
    let original: Value

    func number(_ path: String) throws -> Double {
        guard let number = try value(path).double else { throw PartError("The result “\(path)” is no number.") }
        return number
    }

    func list(_ path: String) throws -> [Value] {
        guard let list = try value(path).list, !list.isEmpty else {
            throw PartError("The result “\(path)” is no list.")
        }
        return list
    }

    func numbers(_ path: String) throws -> [Double] {
        let list = try list(path)
        let numbers = list.compactMap(\.double)
        guard numbers.count == list.count else { throw PartError("The result “\(path)” is no list of numbers.") }
        return numbers
    }

    /// One number of each entry of a list: "part4.replicates", "test_accuracy".
    func numbers(_ path: String, _ key: String) throws -> [Double] {
        let list = try list(path)
        let numbers = list.compactMap { $0[key]?.double }
        guard numbers.count == list.count else {
            throw PartError("The result “\(path)” has no “\(key)” in each entry.")
        }
        return numbers
    }

    /// A list in each entry of a list, all of one length.
    func numbers(_ path: String, list key: String) throws -> [[Double]] {
        let rows = try list(path).map { ($0[key]?.list ?? []).compactMap(\.double) }
        guard let count = rows.first?.count, count > 0, rows.allSatisfy({ $0.count == count }) else {
            throw PartError("The result “\(path)” has no list “\(key)” in each entry.")
        }
        return rows
    }

    func printed(_ path: String) throws -> Double {
        guard let number = shown(path).double else { throw PartError("The original has no “\(path)”.") }
        return number
    }

    /// Null where the original has nothing of the name.
    func shown(_ path: String) -> Value { original.at(path.split(separator: ".").map(String.init)) ?? .null }

    /// How many classes there are, and the share that guessing gives: "one in ten".
    var classCount: Int { Int(shown("part2.settings.layers.2").double ?? 0) }
    var guessing: String { "one in \(words(classCount))" }

    /// A part's test accuracies, seed by seed.
    func overSeeds(_ part: Int) throws -> [Double] { try numbers("part\(part).replicates", "test_accuracy") }

    /// How much more of the test images one part classifies than another, seed by seed.
    func difference(_ part: Int, minus other: Int) throws -> Sample {
        try paired(overSeeds(part), minus: overSeeds(other))
    }
}
