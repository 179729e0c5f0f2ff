/// What a run was given by hand. Nothing: the notebook's own settings, those of the reference.
public struct RunSettings: Sendable, Equatable {
    /// Nil for the notebook's own.
    public var seed: UInt64?
    /// By name, "epochs" for every part that has it or "part3.epochs" for one.
    public var parameters: [String: Value]
    public var isQuick: Bool

    public init(seed: UInt64? = nil, parameters: [String: Value] = [:], isQuick: Bool = false) {
        self.seed = seed
        self.parameters = parameters
        self.isQuick = isQuick
    }

    public var isReference: Bool { given.isEmpty }

    public static func == (a: RunSettings, b: RunSettings) -> Bool { isSame(.object(a.given), .object(b.given)) }

    /// What a record says of how its run was set; empty for the reference.
    var given: [String: Value] {
        var given = parameters
        if let seed { given["seed"] = seed.value }
        if isQuick { given["quick"] = true }
        return given
    }

    init(given: [String: Value]) {
        parameters = given
        isQuick = parameters.removeValue(forKey: "quick") == true
        seed = parameters.removeValue(forKey: "seed").flatMap(UInt64.init(value:))
    }

    /// "quick run, seed 7, epochs 3", in a fixed order.
    public var phrases: [String] {
        (isQuick ? ["quick run"] : []) + (seed.map { ["seed \($0)"] } ?? [])
            + parameters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.parameterText)" }
    }

    /// "-quick-seed-7-epochs-3": what is added to the name of a report's folder, so that no run can stand in the place of the reference.
    public var folderSuffix: String {
        phrases.map { phrase in
            "-"
                + phrase.replacing("quick run", with: "quick").map {
                    $0.isASCII && ($0.isLetter || $0.isNumber || ".+".contains($0)) ? String($0) : "-"
                }.joined()
        }.joined()
    }

    // MARK: For one part

    func seed(in notebook: Notebook) -> UInt64 { seed ?? notebook.seed }

    /// A part's parameters: its own, with what was given in their place.
    func parameters(of part: Part) -> [String: Value] {
        var result = part.parameters
        for name in part.parameters.keys {
            if let value = parameters[name] { result[name] = value }
            if let number = part.number, let value = parameters["part\(number).\(name)"] { result[name] = value }
        }
        return result
    }
}

extension Notebook {
    /// Settings from a command line; what equals the notebook's own is not given. Throws a sentence for a name that no part has or a value that does not fit it.
    public func settings(seed: UInt64?, parameters: [String], isQuick: Bool) throws(RunSettingsError) -> RunSettings {
        var settings = RunSettings(seed: seed == self.seed ? nil : seed, isQuick: isQuick)
        if isQuick && quick == nil {
            throw RunSettingsError("\(program) has no quick form of its data, so there is no --quick.")
        }
        for assignment in parameters {
            guard let equals = assignment.firstIndex(of: "="), equals != assignment.startIndex else {
                throw RunSettingsError("-P takes name=value, such as -P epochs=3, not “\(assignment)”.")
            }
            let name = String(assignment[..<equals]), text = String(assignment[assignment.index(after: equals)...])
            let own = numberedParts.compactMap { part in
                part.parameters[name]
                    ?? part.number.flatMap {
                        name.hasPrefix("part\($0).") ? part.parameters[String(name.dropFirst("part\($0).".count))] : nil
                    }
            }
            guard let model = own.first else {
                let known = Set(numberedParts.flatMap(\.parameters.keys)).sorted()
                throw RunSettingsError(
                    known.isEmpty
                        ? "This notebook has no parameters."
                        : "There is no parameter “\(name)”; the parameters are \(known.joined(separator: ", ")).")
            }
            guard let value = Value(text, like: model) else {
                throw RunSettingsError("“\(text)” is no value for \(name), whose own is \(model.parameterText).")
            }
            settings.parameters[name] = own.allSatisfy { isSame($0, value) } ? nil : value
        }
        return settings
    }
}

extension Int: ParameterValue {
    public init?(value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self = integer
    }
}

extension Double: ParameterValue {
    public init?(value: Value) {
        guard let double = value.double else { return nil }
        self = double
    }
}

extension Float: ParameterValue {
    public init?(value: Value) {
        guard let double = value.double else { return nil }
        self = Float(double)
    }
}

extension String: ParameterValue {
    public init?(value: Value) {
        guard case .string(let string) = value else { return nil }
        self = string
    }
}

extension Bool: ParameterValue {
    public init?(value: Value) {
        guard case .bool(let bool) = value else { return nil }
        self = bool
    }
}

extension UInt64: ParameterValue {
    /// Seeds beyond Int's range are stored as text.
    public init?(value: Value) {
        switch value {
        case .integer(let integer): self.init(exactly: integer)
        case .string(let string): self.init(string)
        default: return nil
        }
    }
}

extension Value {
    /// As a person would type it after `-P name=`.
    public var parameterText: String {
        switch self {
        case .number(let number): "\(number)"
        default: NumberFormat.text(self, format: nil)?.replacing("−", with: "-") ?? ""
        }
    }

    /// A value of the kind of another, as a person types it.
    init?(_ text: String, like model: Value) {
        switch model {
        case .integer: if let integer = Int(text) { self = .integer(integer) } else { return nil }
        case .number: if let number = Double(text), number.isFinite { self = .number(number) } else { return nil }
        case .bool:
            if let bool = ["true": true, "yes": true, "false": false, "no": false][text] {
                self = .bool(bool)
            } else {
                return nil
            }
        case .string: self = .string(text)
        case .null, .list, .object: return nil
        }
    }
}
