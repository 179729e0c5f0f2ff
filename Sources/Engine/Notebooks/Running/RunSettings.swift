/// The settings that a run is given by hand: the seed, parameters, and the choice of a quick run.
///
/// Without any, the run has the notebook's own settings and is the reference run.
public struct RunSettings: Sendable, Equatable {
    /// The seed; nil for the notebook's own.
    public var seed: UInt64?
    /// The parameters by name: "epochs" for every part that has it, "part3.epochs" for part 3 only, which wins.
    public var parameters: [String: Value]
    /// True to compute from the notebook's small subset of the data.
    public var isQuick: Bool

    /// Makes settings; without arguments, those of the reference run.
    public init(seed: UInt64? = nil, parameters: [String: Value] = [:], isQuick: Bool = false) {
        self.seed = seed
        self.parameters = parameters
        self.isQuick = isQuick
    }

    /// True if nothing is given, as in the reference run.
    public var isReference: Bool { given.isEmpty }

    /// Tells whether the settings are the same; a whole number equals the integer of the same value.
    public static func == (a: RunSettings, b: RunSettings) -> Bool { isSame(.object(a.given), .object(b.given)) }

    /// The settings as a record stores them: parameters by name, with seed and quick run as `seed` and `quick`; empty
    /// for the reference.
    var given: [String: Value] {
        var given = parameters
        if let seed { given["seed"] = seed.value }
        if isQuick { given["quick"] = true }
        return given
    }

    /// Reads the settings from a record.
    init(given: [String: Value]) {
        parameters = given
        isQuick = parameters.removeValue(forKey: "quick") == true
        seed = parameters.removeValue(forKey: "seed").flatMap(UInt64.init(value:))
    }

    /// The settings in words and in a fixed order: "quick run", "seed 7", "epochs 3".
    public var phrases: [String] {
        (isQuick ? ["quick run"] : []) + (seed.map { ["seed \($0)"] } ?? [])
            + parameters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.parameterText)" }
    }

    /// The suffix for the name of the report's folder, such as "-quick-seed-7-epochs-3"; empty for the reference.
    ///
    /// Texts that would be alike as names end in a digest: "-name-a-b-5f3a9c01" for "a/b", and another for "a-b". So do
    /// names that are longer than 100 letters, of which the first 100 are shown. It prevents a run with other settings
    /// from replacing the reference.
    public var folderSuffix: String {
        let names = phrases.map { phrase in
            "-"
                + phrase.replacing("quick run", with: "quick").map { $0.isInPaths ? String($0) : "-" }.joined()
        }.joined()
        // A name that is cut ends in a digest of everything, as what was cut off may differ.
        guard names.utf8.count <= 100 else { return names.prefix(100) + "-" + valueDigest(.object(given)).prefix(8) }
        let ambiguous = parameters.filter(\.value.isAmbiguousInPaths)
        return ambiguous.isEmpty ? names : names + "-" + valueDigest(.object(ambiguous)).prefix(8)
    }

    // MARK: For one part

    /// The seed of a run of the notebook with these settings.
    func seed(in notebook: Notebook) -> UInt64 { seed ?? notebook.seed }

    /// The parameters of a part: its default values, replaced by those that were given.
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
    /// The settings from a command line. A setting that equals the notebook's own is left out.
    ///
    /// - Parameters:
    ///   - seed: The seed; nil if none was given.
    ///   - parameters: Assignments such as "epochs=3" or "part3.rate=0.05".
    ///   - isQuick: True for a quick run.
    /// - Throws: `RunSettingsError` for a name that no part has, a value of another kind than the parameter's default
    ///   value, or a quick run of a notebook that has none.
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
                if let reason = model.refusalOnCommandLine(name) { throw RunSettingsError(reason) }
                if case .number = model, Double(text)?.isNaN == false {
                    throw RunSettingsError(
                        "\(name) cannot hold the number “\(text)”: it is too large or has too many digits.")
                }
                throw RunSettingsError("“\(text)” is no value for \(name), whose own is \(model.parameterText).")
            }
            settings.parameters[name] = value
        }
        // A setting that changes nothing is left out. One for a single part may undo one for all parts.
        func isIdle(_ name: String) -> Bool {
            var without = settings
            without.parameters[name] = nil
            return numberedParts.allSatisfy {
                isSame(.object(without.parameters(of: $0)), .object(settings.parameters(of: $0)))
            }
        }
        let names = settings.parameters.keys.sorted { ($0.contains(".") ? 0 : 1, $0) < ($1.contains(".") ? 0 : 1, $1) }
        while let name = names.first(where: { settings.parameters[$0] != nil && isIdle($0) }) {
            settings.parameters[name] = nil
        }
        return settings
    }
}

extension Int: ParameterValue {
    /// Reads an integer; nil for any other value.
    public init?(value: Value) {
        guard case .integer(let integer) = value else { return nil }
        self = integer
    }
}

extension Double: ParameterValue {
    /// Reads a number or an integer.
    public init?(value: Value) {
        guard let double = value.double else { return nil }
        self = double
    }
}

extension Float: ParameterValue {
    /// Reads a number or an integer, rounded to the nearest `Float`.
    public init?(value: Value) {
        guard let double = value.double else { return nil }
        self = Float(double)
    }
}

extension String: ParameterValue {
    /// Reads a string; nil for any other value.
    public init?(value: Value) {
        guard case .string(let string) = value else { return nil }
        self = string
    }
}

extension Bool: ParameterValue {
    /// Reads a Boolean; nil for any other value.
    public init?(value: Value) {
        guard case .bool(let bool) = value else { return nil }
        self = bool
    }
}

extension UInt64: ParameterValue {
    /// Reads an integer, or a string for numbers beyond the range of `Int`.
    public init?(value: Value) {
        switch value {
        case .integer(let integer): self.init(exactly: integer)
        case .string(let string): self.init(string)
        default: return nil
        }
    }
}

extension Array: ParameterValue where Element: ParameterValue {
    /// Reads a list; nil for any other value, or if an element is of another kind.
    public init?(value: Value) {
        guard case .list(let list) = value else { return nil }
        let elements = list.compactMap(Element.init(value:))
        guard elements.count == list.count else { return nil }
        self = elements
    }
}

extension Value {
    /// The value as one types it after `-P name=`.
    public var parameterText: String {
        switch self {
        case .number(let number): "\(number)"
        case .string(let string): string
        case .list(let list): list.map(\.parameterText).joined(separator: ",")
        default: NumberFormat.text(self, format: nil)?.replacing("−", with: "-") ?? ""
        }
    }

    /// True if the value as one types it, with hyphens in the place of signs that do not suit a path, may be another
    /// value's, too.
    fileprivate var isAmbiguousInPaths: Bool {
        switch self {
        case .null, .bool, .integer, .number: false
        case .string(let string): string.isEmpty || string.contains { !$0.isInPaths || $0 == "-" }
        case .list, .object: true
        }
    }

    /// Tells whether a number is what its text says: a whole number exactly, and 0 only for zero.
    private static func holds(_ number: Double, _ text: String) -> Bool {
        if let integer = Int(text) { return Int(exactly: number) == integer }
        let significand = text.lowercased().prefix { $0 != "e" && $0 != "p" }
        let isHexadecimal = text.lowercased().contains("0x")
        return number != 0
            || !significand.contains { isHexadecimal ? "123456789abcdef".contains($0) : "123456789".contains($0) }
    }

    /// Reads a value as one types it; nil if the text is no value of the same kind as `model`.
    init?(_ text: String, like model: Value) {
        switch model {
        case .integer: if let integer = Int(text) { self = .integer(integer) } else { return nil }
        case .number:
            guard let number = Double(text), number.isFinite, Self.holds(number, text) else { return nil }
            self = .number(number)
        case .bool:
            if let bool = ["true": true, "yes": true, "false": false, "no": false][text] {
                self = .bool(bool)
            } else {
                return nil
            }
        case .string: self = .string(text)
        case .list(let models):
            // Elements are of the kind of the model's first; a number's kind holds whole numbers, too.
            let kind = models.first { if case .number = $0 { true } else { false } } ?? models.first
            guard let kind, kind.isScalar else { return nil }
            let pieces = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
            let elements = pieces.compactMap { Value(String($0), like: kind) }
            guard elements.count == pieces.count else { return nil }
            self = .list(elements)
        case .null, .object: return nil
        }
    }
}

extension Value {
    /// True for a number, a text or a Boolean.
    fileprivate var isScalar: Bool {
        switch self {
        case .bool, .integer, .number, .string: true
        case .null, .list, .object: false
        }
    }

    /// The reason why no parameter with this own value can be set with `-P`; nil if it can.
    fileprivate func refusalOnCommandLine(_ name: String) -> String? {
        switch self {
        case .bool, .integer, .number, .string: nil
        case .list(let list) where list.first?.isScalar == true: nil
        case .list: "\(name) cannot be set with -P: its own value is a list of nothing, or of lists or dictionaries."
        case .null, .object: "\(name) cannot be set with -P: its own value is a dictionary or nothing."
        }
    }
}

extension Character {
    /// True for letters, digits, "." and "+" of ASCII, which suit every path.
    fileprivate var isInPaths: Bool { isASCII && (isLetter || isNumber || ".+".contains(self)) }
}
