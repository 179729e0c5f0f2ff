/// The licence of a notebook's report, for the line below its title and for the metadata.
public struct Licence: Sendable, Equatable, ExpressibleByStringLiteral {
    /// The name, such as "CC BY 4.0".
    public var name: String
    /// The address of the licence's text, `https://…`; nil for none.
    public var url: String?

    /// A licence with the address of its text.
    public init(_ name: String, url: String? = nil) {
        self.name = name
        self.url = url
    }

    /// A licence by name only: `licence: "CC BY 4.0"`.
    public init(stringLiteral name: String) { self.init(name) }
}
