/// A generator of unique ids for the headings, tables and figures of one document.
///
/// The ids follow GitHub's rules for headings. All resolvers whose blocks belong to the same document share one
/// generator.
public final class Identifiers {
    private var taken: Set<String> = []
    private var counts: [String: Int] = [:]

    /// A generator that has given no id yet.
    public init() {}

    /// A new id: the slug of `text`, followed by `-1`, `-2`, … if it is already used.
    public func unique(for text: String) -> String {
        let slug = Identifiers.slug(of: text)
        guard !taken.insert(slug).inserted else { return slug }
        var count = counts[slug, default: 0]
        var candidate: String
        repeat {
            count += 1
            candidate = "\(slug)-\(count)"
        } while !taken.insert(candidate).inserted
        counts[slug] = count
        return candidate
    }

    /// The slug of a heading by GitHub's rule.
    ///
    /// The text is lowercased; letters, marks, numbers, `_` and `-` remain, a space becomes `-`, and all other
    /// characters are removed.
    package static func slug(of text: String) -> String {
        var slug = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
                slug.unicodeScalars.append(scalar)
            default:
                if scalar == "-" || scalar == " " { slug += "-" }
            }
        }
        return slug
    }
}
