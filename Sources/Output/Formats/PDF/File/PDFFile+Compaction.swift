import Basics
import Foundation

extension PDFFile {
    /// Leaves out what readers do not need, so that the file is smaller.
    ///
    /// Equal streams, such as the squares of a legend, become one. Objects that nothing refers to are left out. Lengths
    /// of streams stand in their dictionaries, where Cairo refers to an object. Then all objects are numbered anew,
    /// those that are packed first.
    ///
    /// - Parameter merged: The objects that take the place of others, by the others' numbers.
    mutating func compact(replacing merged: [Int: Int] = [:]) {
        var objects: [(number: Int, object: Object)] = numbers.compactMap { number in
            object(number).map { (number, $0) }
        }
        let aliases = merged.merging(Self.aliases(of: objects)) { first, _ in first }
        objects.removeAll { aliases[$0.number] != nil }
        let tokens = Dictionary(
            uniqueKeysWithValues: objects.map { ($0.number, PDFTokens($0.object.dictionary)) })
        // The objects that are reached from the catalog and the information dictionary.
        var reached: Set<Int> = [root, info], waiting = [root, info]
        while let number = waiting.popLast() {
            for reference in tokens[number]?.references ?? [] {
                let target = aliases[reference] ?? reference
                if reached.insert(target).inserted { waiting.append(target) }
            }
        }
        objects.removeAll { !reached.contains($0.number) }
        let ordered = objects.filter { !$0.object.isStream } + objects.filter(\.object.isStream)
        var numbers: [Int: Int] = [:]
        for (index, object) in ordered.enumerated() { numbers[object.number] = index + 1 }
        for (alias, number) in aliases { numbers[alias] = numbers[number] }
        replaceAll(
            with: ordered.compactMap { number, object in
                tokens[number].map { object.with(dictionary: $0.written(numbers)) }
            }, root: numbers[root] ?? root, info: numbers[info] ?? info)
    }

    /// The number of the first equal stream for every stream that repeats one.
    private static func aliases(of objects: [(number: Int, object: Object)]) -> [Int: Int] {
        var known: [Object: Int] = [:], aliases: [Int: Int] = [:]
        for (number, object) in objects where object.isStream {
            if let first = known[object] { aliases[number] = first } else { known[object] = number }
        }
        return aliases
    }
}
