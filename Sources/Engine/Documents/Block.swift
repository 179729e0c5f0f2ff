/// A block of a document, such as a paragraph or a figure.
///
/// Every `id` is unique within a document and is the destination of links to the block (`#id`).
public indirect enum Block: Sendable, Equatable {
    /// A heading. Level 1 is a part, level 2 a section of a part.
    case heading(level: Int, [Inline], id: String)
    /// A paragraph of text.
    case paragraph([Inline])
    /// A list with bullets or numbers.
    case list(List)
    /// A quotation.
    case quote([Block])
    /// A block of code in the prose, which is not run.
    case code(String, language: String)
    /// A displayed formula, in TeX without its dollar signs.
    case formula(String)
    /// A table with its caption.
    case table(Table)
    /// A figure with its caption.
    case figure(Figure)
    /// A cell of a literate part: code and its outputs.
    case cell(Cell)
    /// A warning that the reader must not overlook, such as a failed part or results of a quick run.
    case notice(title: String, [Block])
    /// A remark in small print for some readers only, such as when and where a part was computed.
    case remark([Inline])
    /// The entries of the list of references, in order.
    case bibliography([BibliographyEntry])
    /// A thematic break: a horizontal line.
    case rule
}
