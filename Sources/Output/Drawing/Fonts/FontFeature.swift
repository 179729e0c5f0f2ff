/// An OpenType feature that is switched on or off during shaping.
public struct FontFeature: Sendable, Hashable {
    /// The four characters of the OpenType registry; shorter tags are padded with spaces.
    public var tag: String
    /// The setting: 0 is off, 1 is on; features with alternatives accept larger numbers.
    public var value: UInt32

    /// Creates a feature; by default it is switched on.
    public init(_ tag: String, _ value: UInt32 = 1) {
        self.tag = tag
        self.value = value
    }

    /// Digits of equal width (`tnum`).
    public static let tabularFigures = FontFeature("tnum")
    /// Digits of equal height that stand on the baseline (`lnum`).
    public static let liningFigures = FontFeature("lnum")
    /// Standard ligatures (`liga`) switched off.
    public static let noLigatures = FontFeature("liga", 0)
    /// Contextual alternates (`calt`) switched off.
    public static let noContextualAlternates = FontFeature("calt", 0)

    /// The tag as HarfBuzz expects it: four bytes, the first character highest.
    var openTypeTag: UInt32 {
        var bytes = Array(tag.utf8.prefix(4))
        while bytes.count < 4 { bytes.append(0x20) }
        return bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
