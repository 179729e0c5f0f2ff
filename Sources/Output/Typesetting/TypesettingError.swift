import Drawing

/// A reason why a document cannot be laid out or written as a PDF.
public enum TypesettingError: Error, Sendable, CustomStringConvertible {
    /// A formula that cannot be parsed: its TeX source and the reason.
    case formula(String, reason: String)
    /// A link to `#id` where no block has this id.
    case unknownReference(String)
    /// A failure while drawing the pages.
    case drawing(DrawingError)

    public var description: String {
        switch self {
        case .formula(let tex, let reason): "in the formula $\(tex)$: \(reason)"
        case .unknownReference(let id): "a link leads to #\(id), but nothing in the document has that name"
        case .drawing(let error): error.description
        }
    }
}
