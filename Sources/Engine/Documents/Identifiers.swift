/// Gives every heading, table and figure of one document an id of its own, by the rules with which GitHub names headings.
/// Share one among all readers whose blocks end in the same document.
public final class Identifiers {
    private var taken: Set<String> = []
    private var counts: [String: Int] = [:]

    public init() {}

    /// The slug of `text`, with `-1`, `-2`, … behind it when it is taken already.
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

    /// GitHub's rule: lower case; letters, marks, numbers, `_` and `-` stay, a space becomes `-`, everything else goes.
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
