/// The differences between the code that computed a record and the code now.
struct CodeChanges {
    /// The differences as phrases, such as "the code of Statistics/Sample.swift changed".
    let phrases: [String]

    /// Compares two versions of the code, given by the names of its pieces and their digests.
    ///
    /// A file of another module that was only renamed has not changed.
    init(from then: [String: String], to now: [String: String]) {
        let own = { (code: [String: String]) in code.filter { !$0.key.contains("/") } }
        let others = { (code: [String: String]) in
            Dictionary(grouping: code.filter { $0.key.contains("/") }) { $0.key.prefix { $0 != "/" } }
        }
        var phrases = Self.phrases(of: Self.changes(from: own(then), to: own(now)), rest: "more pieces of its own code")
        let (before, after) = (others(then), others(now))
        if before.isEmpty, !after.isEmpty {
            phrases.append("its record does not say which code of other modules computed it")
        } else {
            for module in Set(before.keys).union(after.keys).sorted() {
                phrases += Self.phrases(
                    module, from: Dictionary(uniqueKeysWithValues: (before[module] ?? []).map { ($0.key, $0.value) }),
                    to: Dictionary(uniqueKeysWithValues: (after[module] ?? []).map { ($0.key, $0.value) }))
            }
        }
        self.phrases = phrases
    }

    /// The changes of a module's files.
    private static func phrases(
        _ module: Substring, from then: [String: String], to now: [String: String]
    ) -> [String] {
        guard then.values.sorted() != now.values.sorted() else { return [] }
        if now.isEmpty { return ["the code of \(module) is not used any more"] }
        if then.isEmpty { return ["the code of \(module) is new to it"] }
        return phrases(of: changes(from: then, to: now), rest: "more files of \(module)")
    }

    /// The phrases for some changes; if there are more than four, those beyond the third are counted.
    private static func phrases(of changes: [(name: String, change: String)], rest: String) -> [String] {
        let named = changes.prefix(changes.count > 4 ? 3 : 4).map { name, change in
            "the code of \(name.last == "/" ? String(name.dropLast()) : name) \(change)"
        }
        return named + (changes.count > named.count ? ["\(changes.count - named.count) \(rest) changed"] : [])
    }

    /// The names of the pieces that differ, in order, each with what happened to it.
    private static func changes(from then: [String: String], to now: [String: String]) -> [(
        name: String, change: String
    )] {
        Set(then.keys).union(now.keys).sorted().filter { then[$0] != now[$0] }.map { name in
            (name, then[name] == nil ? "is new to it" : now[name] == nil ? "is not used any more" : "changed")
        }
    }
}
