import Foundation

/// The texts of references such as `{test accuracy:.2%}` in a part's prose, computed from the results independently of
/// the program.
struct References {
    private let results: [Int: JSON]
    private let original: JSON
    /// The labels by target: "Figure 3" for "figure part-2-confusion".
    private let labels: [String: String]

    init() throws {
        let finished = try FinishedReport.made()
        results = try Dictionary(uniqueKeysWithValues: (1...6).map { ($0, try finished.result($0)) })
        original = try JSON(contentsOf: checkout + "/data/original.json")
        var labels: [String: String] = [:]
        for kind in ["figure", "table"] {
            // The summary, which comes first, has a figure.
            var count = kind == "figure" ? 1 : 0
            for part in 1...6 {
                for output in results[part]?["outputs"]?.list ?? [] {
                    guard let id = output.at("content.\(kind)._0.id")?.string else { continue }
                    count += 1
                    labels["\(kind) \(part) \(id)"] = "\(kind.capitalized) \(count)"
                }
            }
        }
        self.labels = labels
    }

    /// The sentence with its references replaced, nil if it has one that only the program can resolve (a time, a
    /// default format).
    func resolved(_ sentence: String, part: Int?) -> String? {
        var result = ""
        var rest = sentence[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}"),
                let text = text(rest[rest.index(after: open)..<close], part)
            else { return nil }
            result += rest[..<open] + text
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private func text(_ reference: Substring, _ part: Int?) -> String? {
        if let match = reference.wholeMatch(of: /(figure|table) (.+)/) {
            return part.flatMap { labels["\(match.1) \($0) \(match.2)"] }
        }
        guard let match = reference.wholeMatch(of: /(?:(original)\.)?(?:part(\d)\.)?([^:]+):\.(\d)([%f])/) else {
            return nil
        }
        let key = match.3.replacing(" ", with: "_")
        let number = match.2.flatMap { Int($0) }
        let value =
            match.1 != nil
            ? original.at("part\(number ?? 0).\(key)") : (number ?? part).flatMap { results[$0] }?.at("values.\(key)")
        guard let value = value?.number, let digits = Int(match.4) else { return nil }
        return match.5 == "%" ? String(format: "%.\(digits)f %%", value * 100) : String(format: "%.\(digits)f", value)
    }
}
