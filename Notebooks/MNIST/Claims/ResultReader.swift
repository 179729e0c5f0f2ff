import Notebooks
import Statistics

/// The results by which claims are judged, and the facts of the original.
struct ResultReader {
    /// The result at a path such as "part4.replicates"; throws `UnknownResult` if no part shows it,
    /// and another error if it is missing.
    let value: (_ path: String) throws -> Value
    /// The facts of the original notebook.
    let original: Value

    /// The result at a path, which must be a number.
    func number(_ path: String) throws -> Double {
        guard let number = try value(path).double else {
            throw PartError("The result “\(path)” is no number.")
        }
        return number
    }

    /// The result at a path, which must be a list that is not empty.
    func list(_ path: String) throws -> [Value] {
        guard let list = try value(path).list else { throw PartError("The result “\(path)” is no list.") }
        guard !list.isEmpty else { throw PartError("The result “\(path)” is empty.") }
        return list
    }

    /// The result at a path, which must be a list of numbers.
    func numbers(_ path: String) throws -> [Double] {
        let list = try list(path)
        let numbers = list.compactMap(\.double)
        guard numbers.count == list.count else {
            throw PartError("The result “\(path)” is no list of numbers.")
        }
        return numbers
    }

    /// The number at a key of each entry of a list: "part4.replicates", "test_accuracy".
    func numbers(_ path: String, _ key: String) throws -> [Double] {
        let list = try list(path)
        let numbers = list.compactMap { $0[key]?.double }
        guard numbers.count == list.count else {
            throw PartError("The result “\(path)” has no “\(key)” in each entry.")
        }
        return numbers
    }

    /// The list of numbers at a key of each entry of a list; all must have the same length.
    func numbers(_ path: String, list key: String) throws -> [[Double]] {
        let rows = try list(path).map { ($0[key]?.list ?? []).compactMap(\.double) }
        guard let count = rows.first?.count, count > 0, rows.allSatisfy({ $0.count == count }) else {
            throw PartError("The result “\(path)” has no list “\(key)” in each entry.")
        }
        return rows
    }

    /// The number that the original printed, by its path.
    func printed(_ path: String) throws -> Double {
        guard let number = shown(path).double else { throw PartError("The original has no “\(path)”.") }
        return number
    }

    /// The original's fact at a path, null if there is none.
    func shown(_ path: String) -> Value {
        original.at(path.split(separator: ".").map(String.init)) ?? .null
    }

    /// The number of classes.
    var classCount: Int { Int(shown("part2.settings.layers.2").double ?? 0) }
    /// The share of right answers that guessing gives: "one in ten".
    var guessing: String { "one in \(words(classCount))" }

    /// A part's test accuracies, seed by seed.
    func overSeeds(_ part: Int) throws -> [Double] {
        try numbers("part\(part).replicates", "test_accuracy")
    }

    /// The difference of two parts' test accuracies, seed by seed.
    func difference(_ part: Int, minus other: Int) throws -> Sample {
        try paired(overSeeds(part), minus: overSeeds(other))
    }
}
