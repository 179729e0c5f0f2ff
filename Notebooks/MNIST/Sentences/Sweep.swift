import Basics
import Notebooks

/// A network's accuracies on the images held back, one for each rate of the sweep.
struct Sweep {
    let name: String
    let rates: [Double], accuracies: [Double]

    /// The index of the highest accuracy.
    var best: Int { argmax(accuracies) }

    /// All networks of the sweep, in order.
    static func all(_ results: ResultReader) throws -> [Sweep] {
        let names = try results.list("part6.sweep").map { $0["id"]?.string ?? "" }
        let rates = try results.numbers("part6.sweep", list: "rates"),
            accuracies = try results.numbers("part6.sweep", list: "accuracies")
        guard zip(rates, accuracies).allSatisfy({ $0.count == $1.count }) else {
            throw PartError("The sweep has not one accuracy for each rate.")
        }
        return names.indices.map { Sweep(name: names[$0], rates: rates[$0], accuracies: accuracies[$0]) }
    }

    /// The network of a name.
    static func named(_ name: String, in all: [Sweep]) throws -> Sweep {
        guard let sweep = all.first(where: { $0.name == name }) else {
            throw PartError("The sweep has no network \(name).")
        }
        return sweep
    }
}
