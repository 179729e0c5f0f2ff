import Foundation
import NeuralNetworks

/// What a part's results were computed from, beside seed and data, as digests: enough to say later whether they still stand, and why not.
public struct PartInputs: Codable, Sendable, Equatable {
    /// The version of the arithmetic.
    public var numerics: Int
    /// What the run was given by hand; empty for the reference.
    public var settings: [String: Value]
    /// The part's parameters as it used them.
    public var parameters: [String: Value]
    /// By piece of code, "Part4.swift" or "MNIST.swift, extension Page".
    public var code: [String: String]
    /// Digest of the notebook's facts, which any part may draw.
    public var facts: String
    /// What was read from other parts, "part3.history", by digest.
    public var reads: [String: String]
}

/// Whether a part's record still stands.
public enum PartState: Sendable, Equatable {
    case fresh
    case stale([String])
    case missing
    case damaged(String)
    case failed(String)

    public var isFresh: Bool { self == .fresh }

    /// "stale"
    public var word: String {
        switch self {
        case .fresh: "fresh"
        case .stale: "stale"
        case .missing: "missing"
        case .damaged: "damaged"
        case .failed: "failed"
        }
    }

    public var reasons: [String] {
        switch self {
        case .fresh, .missing: []
        case .stale(let reasons): reasons
        case .damaged(let reason), .failed(let reason): [reason]
        }
    }
}

/// Holds a notebook's records against what they would be computed from now.
public struct Freshness: Sendable {
    let notebook: Notebook
    let settings: RunSettings
    /// Nil where nobody has looked at the data; then they are taken to be the same.
    let dataDigest: String?
    private let code: NotebookCode
    private let facts: String

    public init(_ notebook: Notebook, settings: RunSettings, dataDigest: String?) {
        self.notebook = notebook
        self.settings = settings
        self.dataDigest = dataDigest
        code = NotebookCode(notebook)
        facts = valueDigest(notebook.original)
    }

    /// What the part would be computed from now, given what it read from other parts.
    func inputs(of part: Part, reads: [String: String]) -> PartInputs {
        PartInputs(
            numerics: numericsVersion, settings: settings.given, parameters: settings.parameters(of: part), code: code.digests(of: part.file),
            facts: facts, reads: reads)
    }

    /// One text for all the code that decides a part.
    func codeDigest(of part: Part) -> String {
        shortDigest(code.digests(of: part.file).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n"))
    }

    /// The state of every numbered part of a folder, in order. A part is stale, too, while one that it reads is not fresh.
    public func states(in folder: ReportFolder) -> [(part: Part, state: PartState)] {
        var records: [Int: PartRecord] = [:]
        var damage: [Int: String] = [:]
        for number in notebook.numberedParts.compactMap(\.number) {
            do { records[number] = try folder.record(number) } catch { damage[number] = error.description }
        }
        return states(of: records, damage: damage)
    }

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

    /// Whether a part's record is what computing it now would give, as far as its inputs tell.
    func state(of part: Part, records: [Int: PartRecord]) -> PartState {
        guard let number = part.number, let record = records[number] else { return .missing }
        if let failure = record.failure { return .failed(failure) }
        guard let inputs = record.inputs else { return .stale(["its record does not say what it was computed from"]) }
        let reasons = reasons(part, record, inputs, records)
        return reasons.isEmpty ? .fresh : .stale(reasons)
    }

    private func reasons(_ part: Part, _ record: PartRecord, _ then: PartInputs, _ records: [Int: PartRecord]) -> [String] {
        let now = inputs(of: part, reads: then.reads)
        var reasons: [String] = []
        if then.settings["quick"] != now.settings["quick"] { reasons.append(settings.isQuick ? "it is of a full run" : "it is of a quick run") }
        let seed = settings.seed(in: notebook)
        if record.seed != seed { reasons.append("the seed was \(record.seed) and is \(seed)") }
        for name in Set(then.parameters.keys).union(now.parameters.keys).sorted() where !isSame(then.parameters[name], now.parameters[name]) {
            func text(_ value: Value?) -> String { value?.parameterText ?? "not there" }
            reasons.append("its parameter \(name) was \(text(then.parameters[name])) and is \(text(now.parameters[name]))")
        }
        if let dataDigest, record.data != dataDigest {
            reasons.append("the data changed (\(record.data.prefix(8)) then, \(dataDigest.prefix(8)) now)")
        }
        if then.numerics != now.numerics { reasons.append("the arithmetic was version \(then.numerics) and is \(now.numerics)") }
        for name in Set(then.code.keys).union(now.code.keys).sorted() where then.code[name] != now.code[name] {
            let change = then.code[name] == nil ? "is new to it" : now.code[name] == nil ? "is not used any more" : "changed"
            reasons.append("the code of \(name) \(change)")
        }
        if then.facts != now.facts { reasons.append("the notebook's facts changed") }
        for name in then.reads.keys.sorted() where then.reads[name] != digest(ofRead: name, records) {
            reasons.append("\(name.replacing(".", with: "'s ").replacing("part", with: "part ")), which it reads, changed")
        }
        return reasons
    }

    private func digest(ofRead name: String, _ records: [Int: PartRecord]) -> String? {
        let pieces = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard pieces.count == 2, let number = Int(pieces[0].dropFirst(4)), let value = records[number]?.values[pieces[1]] else { return nil }
        return valueDigest(value)
    }
}

/// Whether two values are one result; a whole number read back from JSON is the number that was written.
func isSame(_ a: Value?, _ b: Value?) -> Bool { a.map(valueDigest) == b.map(valueDigest) }

/// The same for equal values and for no others: keys in order, numbers to the last bit.
func valueDigest(_ value: Value) -> String {
    var text = ""
    func write(_ value: Value) {
        switch value {
        case .null: text += "null"
        case .bool(let bool): text += "\(bool)"
        case .integer(let integer): text += "\(Double(integer).bitPattern)"
        case .number(let number): text += "\((number == 0 ? 0 : number).bitPattern)"
        case .string(let string): text += "\"\(string.utf8.count) \(string)"
        case .list(let list):
            text += "["
            for element in list { write(element); text += "," }
            text += "]"
        case .object(let object):
            text += "{"
            for (key, element) in object.sorted(by: { $0.key < $1.key }) { write(.string(key)); text += ":"; write(element); text += "," }
            text += "}"
        }
    }
    write(value)
    return shortDigest(text)
}
