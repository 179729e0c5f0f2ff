import Documents
import Prose

/// Looks up the names that prose, captions and table cells hold in braces.
///
/// | name | stands for |
/// |---|---|
/// | `{test accuracy}` | a value or parameter of the part at hand |
/// | `{part3.test_accuracy}` | one of another part |
/// | `{original.part3.test_accuracy}` | a fact of the original |
/// | `{training.wall}`, `{part3.wall}` | a time that the part measured by name, or its whole time |
/// | `{claims.count}` | what the closing section with the result file `claims` keeps |
/// | `{seed}`, `{data}` | the run's seed, the digest of its data |
/// | `{figure id}`, `{table id}`, `{equation label}`, `{section its heading}` | a link |
/// | `{figure part3.id}`, `{table part3.id}`, `{section part3.its heading}` | a link to another part |
/// | `{place part3.its heading}` | the same link, shown as “Part 3”, for narrow columns |
/// | `{training.wall / images:time}` | the quotient of two numbers or times |
struct ReferenceResolver {
    let original: Value
    /// The numbers of the notebook's parts.
    let parts: Set<Int>
    let records: [Int: PartRecord]
    let measurements: [Int: PartMeasurement]
    /// The values of closing sections, by the name of their result file; null if the section failed.
    var closing: [String: Value] = [:]
    /// Names of figures and tables ("Figure 3"), by id such as "part-4-learning-curves" or "part-4-table-seeds".
    var labels: [String: String] = [:]
    var equations = EquationNumbers()
    /// The headings; nil while they are being found, when a reference to one stands for nothing.
    var sections: SectionIndex?

    /// A place in the prose, from which names are looked up.
    struct Place {
        /// The part's number; nil in a closing section and in the abstract.
        let part: Int?
        /// The values that the part or section has shown or kept.
        var values: [String: Value] = [:]
        /// True if the closing section has failed: what it would have shown is missing.
        var hasFailed = false
    }

    /// The text that a reference stands for; a dash if the part that should have it has not run or has failed.
    ///
    /// A sentence that a closing section kept is read as prose, which may refer to values, but not to sentences in
    /// turn.
    ///
    /// - Throws: `UnknownName` with the reason, or `ProseError` for a sentence that is no prose.
    func inlines(for reference: Reference, in place: Place) throws -> [Inline] {
        if let link = try link(for: reference, in: place) { return link }
        guard let sentence = sentence(reference, in: place) else { return try value(of: reference, in: place) }
        var quoted = self
        quoted.closing = [:]
        let reader = ProseReader(file: reference.file, firstLine: reference.line)
        let resolver = ProseResolver { [quoted] in
            try quoted.inlines(for: $0, in: Place(part: nil))
        }
        return try resolver.inlines(try reader.inlines(of: sentence))
    }

    // MARK: Links

    /// The link of `{equation …}`, `{section …}`, `{figure …}` or `{table …}`; nil for any other name.
    private func link(for reference: Reference, in place: Place) throws -> [Inline]? {
        let words = reference.name.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return nil }
        let name = String(words[1])
        switch words[0] {
        case "equation":
            guard let number = equations.numbers[name] else {
                throw UnknownName("there is no equation “\(name)”; \\label{\(name)} within $$…$$ would make one")
            }
            return [.link([.text("(\(number))")], destination: "#\(name)")]
        case "section", "place":
            guard let sections else { return [] }
            // A heading may hold a colon, which is no format.
            return try sections.link(
                to: ([name] + (reference.format.map { [$0] } ?? [])).joined(separator: ": "), from: place.part,
                isShort: words[0] == "place")
        case "figure": return try link(toOutput: name, prefix: "", kind: "figure", in: place)
        case "table": return try link(toOutput: name, prefix: "table-", kind: "table", in: place)
        default: return nil
        }
    }

    /// The link of a figure or table: of the part at hand, of a closing section, or of the part that begins the name.
    private func link(toOutput name: String, prefix: String, kind: String, in place: Place) throws -> [Inline] {
        let (part, path) = try self.part(named: name.split(separator: ".").map(String.init), from: place.part)
        let id = prefix + path.joined(separator: ".")
        for candidate in [part.map { "part-\($0)-\(id)" }, prefix + name].compactMap(\.self) {
            if let label = labels[candidate] { return [.link([.text(label)], destination: "#\(candidate)")] }
        }
        if place.hasFailed || isMissing(part) { return [.text("—")] }
        throw UnknownName("there is no \(kind) “\(name)”")
    }

    // MARK: Values

    /// The sentence that a closing section kept under this name; nil if the name means something else.
    private func sentence(_ reference: Reference, in place: Place) -> String? {
        guard reference.format == nil else { return nil }
        let path = Self.path(reference.name)
        if let first = path.first, let section = closing[first] { return section.at(path.dropFirst())?.string }
        return place.part == nil ? Value.object(place.values).at(path)?.string : nil
    }

    /// Something that a name stands for.
    private enum Found {
        case value(Value)
        /// A measured time in seconds.
        case time(Double)
        /// Something that a part or section would have had, if it had run and not failed.
        case missing

        var number: Double? {
            switch self {
            case .value(let value): value.double
            case .time(let seconds): seconds
            case .missing: nil
            }
        }
    }

    /// The text of a value, a time or a quotient of two.
    private func value(of reference: Reference, in place: Place) throws -> [Inline] {
        let names = reference.name.split(separator: " / ").map(String.init)
        // A value may have such a name itself.
        if names.count != 2 || (try? find(reference.name, in: place)) != nil {
            return [.text(try text(find(reference.name, in: place), reference.format))]
        }
        let found = try names.map { try find($0, in: place) }
        if found.contains(where: { if case .missing = $0 { true } else { false } }) { return [.text("—")] }
        // A time that is too short to be measured is no fault of the author's.
        if case .time(0) = found[1] { return [.text("—")] }
        guard let dividend = found[0].number, let divisor = found[1].number, divisor != 0 else {
            throw UnknownName("a quotient needs two numbers, of which the second is not zero")
        }
        return [.text(try text(.value(.number(dividend / divisor)), reference.format))]
    }

    /// Looks a name up in the run, the original, the closing sections and the parts.
    private func find(_ name: String, in place: Place) throws -> Found {
        let path = Self.path(name)
        var value: Value?
        switch path.first {
        case "original": value = original.at(path.dropFirst())
        case "seed" where path.count == 1: value = record(of: place.part)?.seed.value
        case "data" where path.count == 1: value = record(of: place.part)?.data.value
        case let name? where closing[name] != nil:
            guard let section = closing[name], section != .null else { return .missing }
            value = section.at(path.dropFirst())
        default: return try partsValue(path, in: place)
        }
        guard let value else { throw Self.unknown }
        return .value(value)
    }

    /// A value, parameter or time of the part at hand, or of the part that the path begins with.
    private func partsValue(_ path: [String], in place: Place) throws -> Found {
        let (source, path) = try part(named: path, from: place.part)
        let values = source == place.part ? place.values : source.flatMap { records[$0]?.values } ?? [:]
        let parameters = source.flatMap { records[$0]?.inputs?.parameters } ?? [:]
        if let value = Value.object(values).at(path) ?? Value.object(parameters).at(path) { return .value(value) }
        if let time = source.flatMap({ measurements[$0] })?.time(at: path) { return .time(time) }
        let isLost = isMissing(source) || isLostTime(path, of: source) || place.hasFailed && source == place.part
        guard isLost else { throw Self.unknown }
        return .missing
    }

    /// A measured time that a figure asks for by its name in prose (`training.wall`, `part3.training.wall`), in
    /// seconds; nil if nothing has been measured yet.
    ///
    /// - Throws: `UnknownName` if the part has measured something, but nothing of this name.
    func seconds(_ name: String, part: Int?) throws -> Double? {
        let (source, path) = try self.part(named: Self.path(name), from: part)
        guard let measurement = source.flatMap({ measurements[$0] }) else { return nil }
        guard let seconds = measurement.time(at: path) else { throw UnknownName("nothing of this name was timed") }
        return seconds
    }

    /// The part that a path such as `part3.wall` begins with, or else the one at hand, and the rest of the path.
    private func part(named path: [String], from part: Int?) throws -> (part: Int?, rest: [String]) {
        guard let first = path.first, first.hasPrefix("part"), let number = Int(first.dropFirst(4)) else {
            return (part, path)
        }
        guard parts.contains(number) else { throw UnknownName("there is no part \(number)") }
        return (number, Array(path.dropFirst()))
    }

    private func record(of part: Int?) -> PartRecord? {
        part.flatMap { records[$0] } ?? records.min { $0.key < $1.key }?.value
    }

    private func text(_ found: Found, _ format: String?) throws -> String {
        let text: String?
        switch found {
        case .value(let value): text = NumberFormat.text(value, format: format)
        case .time(let seconds): text = NumberFormat.number(seconds, format: format ?? "time")
        case .missing: text = "—"
        }
        guard let text else {
            throw UnknownName(
                format.map { "a value of this kind cannot be written as “\($0)”" }
                    ?? "this is a list or an object; name one of its members")
        }
        return text
    }

    private static func path(_ name: String) -> [String] {
        name.replacing(" ", with: "_").split(separator: ".").map(String.init)
    }

    private static let unknown = UnknownName("nothing of this name was shown, kept or timed")

    /// True if a path names a time of a part whose measurements are gone; its results are still valid.
    private func isLostTime(_ path: [String], of part: Int?) -> Bool {
        guard let part, let last = path.last else { return false }
        return measurements[part] == nil && PartMeasurement.timeNames.contains(last)
    }

    private func isMissing(_ part: Int?) -> Bool {
        guard let part else { return false }
        return records[part].map { $0.failure != nil } ?? true
    }
}

extension ReferenceResolver.Place {
    /// A place in the prose of a part or a closing section, whose record is nil if it has not run.
    init(of part: Part, _ record: PartRecord?) {
        self.init(
            part: part.number, values: record?.values ?? [:],
            hasFailed: part.number == nil && record?.failure != nil)
    }
}
