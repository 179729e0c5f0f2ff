/// `\big(` and its kin.
package struct MathBigDelimiter: Hashable, Sendable {
    package var delimiter: Unicode.Scalar?
    /// 1 to 4.
    package var size: Int
    package var mathClass: MathClass

    /// By command name, without the backslash.
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
