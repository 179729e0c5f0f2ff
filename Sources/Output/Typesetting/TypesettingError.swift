import Drawing

/// Why a document cannot become a PDF.
public enum TypesettingError: Error, Sendable, CustomStringConvertible {
    /// A formula that is not understood: its TeX, and what is wrong with it.
    case formula(String, reason: String)
    /// A link leads to `#id`, which no block has.
    case unknownReference(String)
    case drawing(DrawingError)

    public var description: String {
        switch self {
        case .formula(let tex, let reason): "in the formula $\(tex)$: \(reason)"
        case .unknownReference(let id): "a link leads to #\(id), but nothing in the document has that name"
        case .drawing(let error): error.description
        }
    }
}
