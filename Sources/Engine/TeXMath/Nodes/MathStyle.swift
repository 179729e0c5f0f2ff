/// One of TeX's eight styles: D, T, S, SS and their cramped forms (The TeXbook, p. 140).
///
/// Superscripts are raised less in a cramped style.
package struct MathStyle: Hashable, Sendable {
    /// The level of a style: a style without its cramping.
    package enum Level: Int, Hashable, Sendable {
        /// D, T, S and SS, in this order.
        case display, text, script, scriptScript
    }

    /// The level: D, T, S or SS.
    package var level: Level
    /// True if superscripts are raised less.
    package var isCramped = false

    /// A style of some level.
    package init(level: Level, isCramped: Bool = false) {
        self.level = level
        self.isCramped = isCramped
    }

    /// D, the style of displayed formulas.
    package static let display = MathStyle(level: .display)
    /// T, the style of formulas in a line of text.
    package static let text = MathStyle(level: .text)

    /// True for script style and smaller.
    package var isScript: Bool { level.rawValue >= Level.script.rawValue }

    /// The cramped form of the style.
    package var cramped: MathStyle { MathStyle(level: level, isCramped: true) }

    /// The style of superscripts, C↑ on p. 141.
    package var superscript: MathStyle {
        MathStyle(level: isScript ? .scriptScript : .script, isCramped: isCramped)
    }

    /// The style of subscripts, C↓ on p. 141.
    package var `subscript`: MathStyle { superscript.cramped }

    /// The style of numerators.
    package var numerator: MathStyle {
        MathStyle(level: Level(rawValue: level.rawValue + 1) ?? .scriptScript, isCramped: isCramped)
    }

    /// The style of denominators.
    package var denominator: MathStyle { numerator.cramped }

    /// The style after `\textstyle` or a similar command, cramped if this one is.
    ///
    /// TeX begins a cramped list only for sub- and superscripts, denominators, radicands and accented bases.
    package func changed(to level: Level) -> MathStyle { MathStyle(level: level, isCramped: isCramped) }
}
