import Foundation
import Notebooks

/// The table at the end of a run. A row for each part has its main result, the original's, its time, and its outcome:
/// "computed", "cached" (all results came from the cache), "cached 3 of 5", "fresh" (the record was fresh) or "FAILED".
///
/// The column of the original is left out if the notebook has no such values.
func closingTable(_ notebook: Notebook, _ outcomes: [PartOutcome], _ folder: ReportFolder) throws -> String {
    let measurements = try folder.measurements()
    let hasOriginal = notebook.numberedParts.contains { original(of: $0, notebook) != nil }
    var rows = [["", "", "result", "original", "time", ""]]
    for outcome in outcomes {
        guard let part = notebook.part(outcome.number) else { continue }
        let record = try folder.record(outcome.number)
        let result = part.headline.flatMap { record?.value(named: $0) }
        rows.append([
            part.name, outcome.title, text(result), text(original(of: part, notebook)),
            measurements[outcome.number].map { NumberFormat.duration($0.usage.wall) } ?? "", outcomeText(outcome),
        ])
    }
    if !hasOriginal { for index in rows.indices { rows[index].remove(at: 3) } }

    let isRight = hasOriginal ? [false, false, true, true, true, false] : [false, false, true, true, false]
    var widths = isRight.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    // On a narrow terminal titles are shortened.
    let rest = widths.reduce(0, +) + 2 * (widths.count - 1) - widths[1]
    widths[1] = max(12, min(widths[1], Terminal.columnCount - 1 - rest))
    return rows.map { row in
        let cells = row.indices.map { column in
            let isTooLong = row[column].count > widths[column]
            let text = isTooLong ? "\(row[column].prefix(widths[column] - 1))…" : row[column]
            let space = String(repeating: " ", count: widths[column] - text.count)
            return isRight[column] ? space + text : text + space
        }
        let line = cells.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
}

/// The outcome of a part in one or a few words.
private func outcomeText(_ outcome: PartOutcome) -> String {
    switch outcome.how {
    case .failed: "FAILED"
    case .fresh: "fresh"
    case .computed where outcome.cachedCount == 0: "computed"
    case .computed where outcome.computedCount == 0: "cached"
    case .computed: "cached \(outcome.cachedCount) of \(outcome.cachedCount + outcome.computedCount)"
    }
}

/// The original's value for a part's main result; nil if there is none.
private func original(of part: Part, _ notebook: Notebook) -> Value? {
    guard let number = part.number, let headline = part.headline else { return nil }
    return notebook.original.at(["part\(number)"] + Part.path(headline))
}

/// The text of a result in its default format; a dash if it is missing.
private func text(_ value: Value?) -> String {
    guard let value else { return "—" }
    return (NumberFormat.text(value, format: nil) ?? "…").replacing("\u{a0}", with: " ")
}
