/// TeX's eight styles: D, T, S, SS and their cramped forms, where superscripts rise less (The TeXbook, p. 140).
struct MathStyle: Hashable, Sendable {
    enum Level: Int, Hashable, Sendable {
        case display, text, script, scriptScript
    }

    var level: Level
    var isCramped = false

    static let display = MathStyle(level: .display)
    static let text = MathStyle(level: .text)

    var isScript: Bool { level.rawValue >= Level.script.rawValue }

    var cramped: MathStyle { MathStyle(level: level, isCramped: true) }

    /// C↑ on p. 141.
    var superscript: MathStyle {
        MathStyle(level: isScript ? .scriptScript : .script, isCramped: isCramped)
    }

    /// C↓.
    var `subscript`: MathStyle { superscript.cramped }

    var numerator: MathStyle {
        MathStyle(level: Level(rawValue: level.rawValue + 1) ?? .scriptScript, isCramped: isCramped)
    }

    var denominator: MathStyle { numerator.cramped }

    /// What `\textstyle` and the like ask for keeps the cramping, as in TeX only sub- and superscripts, denominators,
    /// radicands and accented bases begin cramped lists.
    func changed(to level: Level) -> MathStyle { MathStyle(level: level, isCramped: isCramped) }
}
