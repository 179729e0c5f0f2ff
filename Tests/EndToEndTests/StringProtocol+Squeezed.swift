import Foundation

extension StringProtocol {
    /// The text without anything that typesetting may change: spaces, hyphens at line ends, ligatures, the form of
    /// quotation marks.
    var squeezed: String {
        var result = ""
        for scalar in String(self).precomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar {
            case "-", "\u{2010}", "\u{2011}", "\u{AD}", "'", "\"", "‘", "’", "“", "”": continue
            default: if !scalar.properties.isWhitespace { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
