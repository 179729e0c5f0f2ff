/// A delimiter of a given size: `\big(`, `\Bigl[` and similar commands.
package struct MathBigDelimiter: Hashable, Sendable {
    /// The delimiter; nil for the empty delimiter, a full stop in the source.
    package var delimiter: Unicode.Scalar?
    /// The size, from 1 (`\big`) to 4 (`\Bigg`).
    package var size: Int
    /// The class that decides the spaces around the delimiter.
    package var mathClass: MathClass

    /// The sizes and classes by command name, without the backslash.
    package static let sizes: [String: (size: Int, mathClass: MathClass)] = {
        var table: [String: (size: Int, mathClass: MathClass)] = [:]
        for (index, name) in ["big", "Big", "bigg", "Bigg"].enumerated() {
            for (suffix, mathClass) in [("", MathClass.ordinary), ("l", .opening), ("r", .closing), ("m", .relation)] {
                table[name + suffix] = (index + 1, mathClass)
            }
        }
        return table
    }()
}
