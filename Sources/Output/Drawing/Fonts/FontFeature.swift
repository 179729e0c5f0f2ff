/// An OpenType feature switched on (or off) while shaping.
public struct FontFeature: Sendable, Hashable {
    /// Four characters, as in the OpenType registry; shorter tags are padded with spaces.
    public var tag: String
    public var value: UInt32

    public init(_ tag: String, _ value: UInt32 = 1) {
        self.tag = tag
        self.value = value
    }

    public static let tabularFigures = FontFeature("tnum")
    public static let liningFigures = FontFeature("lnum")
    public static let oldStyleFigures = FontFeature("onum")
    public static let slashedZero = FontFeature("zero")
    public static let smallCapitals = FontFeature("smcp")
    public static let noLigatures = FontFeature("liga", 0)
    public static let noContextualAlternates = FontFeature("calt", 0)

    var openTypeTag: UInt32 {
        var bytes = Array(tag.utf8.prefix(4))
        while bytes.count < 4 { bytes.append(0x20) }
        return bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
