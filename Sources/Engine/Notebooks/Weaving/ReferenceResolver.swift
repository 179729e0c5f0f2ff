import Documents
import Prose

/// What the names in braces mean: `{test accuracy}` a value of the part at hand, `{part3.test_accuracy}` of another, `{original.part3.test_accuracy}` a fact of the original,
/// `{training.wall}` a time that the part took by name, `{part3.wall}` a whole part's, `{figure id}`, `{table id}`, `{equation label}`
/// and `{section part3.its heading}` a link,
/// `{epochs}` a parameter of the part, `{seed}`, `{data}`, `{claims.count}` what the closing section with the result file `claims` keeps.
struct ReferenceResolver {
    let original: Value
    /// The parts that the notebook has.
    let parts: Set<Int>
    let records: [Int: PartRecord]
    let measurements: [Int: PartMeasurement]
    /// What closing sections keep, by the name of their result file; null if the section failed.
    var closing: [String: Value] = [:]
    /// Numbers of figures and tables by id ("part-4-learning-curves", "part-4-table-seeds").
    var labels: [String: String] = [:]
    var equations = EquationNumbers()
    var sections = SectionIndex()

    /// What a reference stands for within a part (nil: a closing section), or an error that says why it stands for nothing.
    /// - Returns: a dash where the part that should have the value has not run or has failed.
    func resolve(_ reference: Reference, part: Int?, values: [String: Value]) throws -> [Inline] {
        if reference.name.hasPrefix("equation ") {
            let label = String(reference.name.dropFirst("equation ".count))
            guard let number = equations.numbers[label] else {
                throw UnknownName("there is no equation “\(label)”; \\label{\(label)} within $$…$$ would make one")
            }
            return [.link([.text("(\(number))")], destination: "#\(label)")]
        }
        if reference.name.hasPrefix("section ") {
            // A heading may hold a colon, which is no format.
            let heading = ([reference.name.dropFirst("section ".count)] + (reference.format.map { [$0[...]] } ?? []))
                .joined(separator: ": ")
            return try sections.link(to: heading, from: part)
        }
        for kind in ["figure", "table"] where reference.name.hasPrefix(kind + " ") {
            let name = String(reference.name.dropFirst(kind.count + 1))
            let id = kind == "table" ? "table-\(name)" : name
            for candidate in [part.map { "part-\($0)-\(id)" }, id].compactMap({ $0 }) {
                if let label = labels[candidate] { return [.link([.text(label)], destination: "#\(candidate)")] }
            }
            if isMissing(part) { return [.text("—")] }
            throw UnknownName("there is no \(kind) “\(name)”")
        }
        var path = reference.name.replacing(" ", with: "_").split(separator: ".").map(String.init)
        var value: Value?
        var source = part
        switch path.first {
        case "original":
            value = original.at(path.dropFirst())
        case "seed" where path.count == 1:
            value = (part.flatMap { records[$0] } ?? records.values.first)?.seed.value
        case "data" where path.count == 1:
            value = ((part.flatMap { records[$0] } ?? records.values.first)?.data.value)
        case let name? where closing[name] != nil:
            guard let section = closing[name], section != .null else { return [.text("—")] }
            value = section.at(path.dropFirst())
        default:
            if let first = path.first, first.hasPrefix("part"), let number = Int(first.dropFirst(4)) {
                guard parts.contains(number) else { throw UnknownName("there is no part \(number)") }
                source = number
                path.removeFirst()
            }
            let own = source == part ? values : source.flatMap { records[$0]?.values } ?? [:]
            value =
                Value.object(own).at(path)
                ?? Value.object(source.flatMap { records[$0]?.inputs?.parameters } ?? [:]).at(path)
            if value == nil, let time = source.flatMap({ measurements[$0] })?.time(at: path) {
                return [.text(try text(.number(time), reference.format ?? "time", reference))]
            }
            if value == nil && (isMissing(source) || isLostTime(path, of: source)) { return [.text("—")] }
        }
        guard let value else { throw UnknownName("nothing of this name was shown, kept or timed") }
        return [.text(try text(value, reference.format, reference))]
    }

    /// The sentence that a closing section keeps under this name: it is prose, and may refer to values itself. Nil if the name means something else.
    func sentence(_ reference: Reference, part: Int?, values: [String: Value]) -> String? {
        guard reference.format == nil else { return nil }
        let path = reference.name.replacing(" ", with: "_").split(separator: ".").map(String.init)
        if let first = path.first, let section = closing[first] { return section.at(path.dropFirst())?.string }
        return part == nil ? Value.object(values).at(path)?.string : nil
    }

    private func text(_ value: Value, _ format: String?, _ reference: Reference) throws -> String {
        guard let text = NumberFormat.text(value, format: format) else {
            throw UnknownName(
                format.map { "a value of this kind cannot be written as “\($0)”" }
                    ?? "this is a list or an object; name one of its members")
        }
        return text
    }

    /// A time of a part whose measurements are gone; its results stand all the same.
    private func isLostTime(_ path: [String], of part: Int?) -> Bool {
        guard let part, let last = path.last else { return false }
        return measurements[part] == nil && PartMeasurement.timeNames.contains(last)
    }

    private func isMissing(_ part: Int?) -> Bool {
        guard let part else { return false }
        return records[part].map { $0.failure != nil } ?? true
    }
}

extension PartMeasurement {
    static let timeNames: Set<String> = ["wall", "user", "system", "cpu"]

    /// Seconds: "wall" of the part, "training.cpu" of something it timed.
    func time(at path: [String]) -> Double? {
        guard let last = path.last else { return nil }
        let name = path.dropLast().joined(separator: ".")
        guard let usage = name.isEmpty ? usage : timings[name] else { return nil }
        switch last {
        case "wall": return usage.wall
        case "user": return usage.user
        case "system": return usage.system
        case "cpu": return usage.cpu
        default: return nil
        }
    }
}
