/// TeX's eight styles: D, T, S, SS and their cramped forms, where superscripts rise less (The TeXbook, p. 140).
package struct MathStyle: Hashable, Sendable {
    package enum Level: Int, Hashable, Sendable {
        case display, text, script, scriptScript
    }

    package var level: Level
    package var isCramped = false

    package init(level: Level, isCramped: Bool = false) {
        self.level = level
        self.isCramped = isCramped
    }

    package static let display = MathStyle(level: .display)
    package static let text = MathStyle(level: .text)

    package var isScript: Bool { level.rawValue >= Level.script.rawValue }

    package var cramped: MathStyle { MathStyle(level: level, isCramped: true) }

    /// C↑ on p. 141.
    package var superscript: MathStyle {
        MathStyle(level: isScript ? .scriptScript : .script, isCramped: isCramped)
    }

    /// C↓.
    package var `subscript`: MathStyle { superscript.cramped }

    package var numerator: MathStyle {
        MathStyle(level: Level(rawValue: level.rawValue + 1) ?? .scriptScript, isCramped: isCramped)
    }

    package var denominator: MathStyle { numerator.cramped }

    /// What `\textstyle` and the like ask for keeps the cramping, as in TeX only sub- and superscripts, denominators,
    /// radicands and accented bases begin cramped lists.
    package func changed(to level: Level) -> MathStyle { MathStyle(level: level, isCramped: isCramped) }
}
