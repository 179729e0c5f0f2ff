import Basics
import Foundation

/// Compares the inputs of a notebook's records with the inputs that a run would have now.
public struct FreshnessCheck: Sendable {
    let notebook: Notebook
    let settings: RunSettings
    /// The data; nil if they were not read, and then they are taken for unchanged.
    let data: NotebookData?
    private let code: CodeDependencies
    private let facts: String

    /// Prepares a check.
    ///
    /// - Parameters:
    ///   - notebook: The notebook as it is compiled now.
    ///   - settings: The settings of a run.
    ///   - data: The data; nil to take them, and the files that parts read by themselves, for unchanged.
    public init(_ notebook: Notebook, settings: RunSettings, data: NotebookData?) {
        self.notebook = notebook
        self.settings = settings
        self.data = data
        code = CodeDependencies(notebook)
        facts = valueDigest(notebook.original)
    }

    /// The inputs that the part would be computed from now.
    ///
    /// - Parameters:
    ///   - reads: The digests of the results that it read from other parts.
    ///   - files: The digests of the files that it read by itself.
    func inputs(of part: Part, reads: [String: String], files: [String: String] = [:]) -> PartInputs {
        PartInputs(
            numerics: numericsVersion, settings: settings.given, parameters: settings.parameters(of: part),
            code: code.digests(of: part.file),
            facts: facts, reads: reads, files: files.isEmpty ? nil : files)
    }

    /// The digest of all code that decides a part, sixteen hexadecimal digits.
    func codeDigest(of part: Part) -> String {
        PartInputs.codeDigest(code.digests(of: part.file))
    }

    /// The states of all numbered parts of a folder, in order.
    ///
    /// A part that reads a part that is not fresh is itself stale.
    public func states(in folder: ReportFolder) -> [(part: Part, state: PartState)] {
        var records: [Int: PartRecord] = [:]
        var damage: [Int: String] = [:]
        for number in notebook.numberedParts.compactMap(\.number) {
            do { records[number] = try folder.record(number) } catch { damage[number] = error.description }
        }
        return states(of: records, damage: damage)
    }

    /// The states of all numbered parts, given their records and, for records that cannot be read, the reasons.
    func states(of records: [Int: PartRecord], damage: [Int: String] = [:]) -> [(part: Part, state: PartState)] {
        var states: [Int: PartState] = [:]
        return notebook.numberedParts.map { part in
            let number = part.number ?? 0
            var state = damage[number].map { .damaged($0) } ?? self.state(of: part, records: records)
            if state.isFresh, let waiting = part.reads.first(where: { states[$0]?.isFresh == false }) {
                state = .stale(["it reads part \(waiting), which is \(states[waiting]?.word ?? "missing")"])
            }
            states[number] = state
            return (part, state)
        }
    }

    /// The state of one part's record, judged by its own inputs only.
    func state(of part: Part, records: [Int: PartRecord]) -> PartState {
        guard let number = part.number, let record = records[number] else { return .missing }
        if let failure = record.failure { return .failed(failure) }
        guard let inputs = record.inputs else { return .stale(["its record does not say what it was computed from"]) }
        let reasons = reasons(part, record, inputs, records)
        return reasons.isEmpty ? .fresh : .stale(reasons)
    }

    /// The differences between the inputs of a record and those of a run now, as phrases.
    private func reasons(_ part: Part, _ record: PartRecord, _ then: PartInputs, _ records: [Int: PartRecord])
        -> [String]
    {
        let now = inputs(of: part, reads: then.reads)
        var reasons: [String] = []
        if then.settings["quick"] != now.settings["quick"] {
            reasons.append(settings.isQuick ? "it is of a full run" : "it is of a quick run")
        }
        let seed = settings.seed(in: notebook)
        if record.seed != seed { reasons.append("the seed was \(record.seed) and is \(seed)") }
        for name in Set(then.parameters.keys).union(now.parameters.keys).sorted()
        where !isSame(then.parameters[name], now.parameters[name]) {
            func text(_ value: Value?) -> String { value?.parameterText ?? "not there" }
            reasons.append(
                "its parameter \(name) was \(text(then.parameters[name])) and is \(text(now.parameters[name]))")
        }
        if let data, record.data != data.digest {
            reasons.append("the data changed (\(record.data.prefix(8)) then, \(data.digest.prefix(8)) now)")
        }
        if let folder = data?.folder {
            for (name, digest) in (then.files ?? [:]).sorted(by: { $0.key < $1.key }) {
                let bytes = try? NotebookData.bytes(ofFile: NotebookData.path(of: name, in: folder))
                guard let bytes else {
                    if digest != "" { reasons.append("the file \(name), which it reads, cannot be read any more") }
                    continue
                }
                if SHA256.hexDigest(of: bytes) != digest { reasons.append("the file \(name), which it reads, changed") }
            }
        }
        if then.numerics != now.numerics {
            reasons.append("the arithmetic was version \(then.numerics) and is \(now.numerics)")
        }
        reasons += CodeChanges(from: then.code, to: now.code).phrases
        if then.facts != now.facts { reasons.append("the notebook's facts changed") }
        for name in then.reads.keys.sorted() where then.reads[name] != digest(ofRead: name, records) ?? "" {
            reasons.append(
                "\(name.replacing(".", with: "'s ").replacing("part", with: "part ")), which it reads, changed")
        }
        return reasons
    }

    /// The digest of a result, such as "part3.history", as the records have it now; nil if it is missing.
    private func digest(ofRead name: String, _ records: [Int: PartRecord]) -> String? {
        let pieces = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard pieces.count == 2, let number = Int(pieces[0].dropFirst(4)),
            let value = records[number]?.values[pieces[1]]
        else { return nil }
        return valueDigest(value)
    }
}
