/// The faults of the citations of a notebook, which are found all at once before a run.
public struct CitationFaults: Error, Sendable, CustomStringConvertible {
    /// The faults in the order of the prose, at least one.
    public let errors: [CitationError]

    init(_ errors: [CitationError]) { self.errors = errors }

    /// A line for each fault.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}
