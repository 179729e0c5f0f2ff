/// An author of a notebook, for the line below its title and for the metadata of its report.
///
///     authors: [Author("Ada Lovelace", affiliation: "University of London", url: "https://example.org/ada")]
public struct Author: Sendable, Equatable, ExpressibleByStringLiteral {
    /// The name, given names first.
    public var name: String
    /// The university, company or the like; nil for none.
    public var affiliation: String?
    /// An address of the author, which the name links to: `https://…` or `mailto:…`; nil for none.
    public var url: String?

    /// An author with an affiliation and an address.
    public init(_ name: String, affiliation: String? = nil, url: String? = nil) {
        self.name = name
        self.affiliation = affiliation
        self.url = url
    }

    /// An author by name only: `authors: ["Ada Lovelace"]`.
    public init(stringLiteral name: String) { self.init(name) }
}
