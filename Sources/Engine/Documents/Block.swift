/// A block of a document. `id`s are unique within a document and are what links point to (`#id`).
public indirect enum Block: Sendable, Equatable {
    /// Level 1 is a part, 2 a section within it.
    case heading(level: Int, [Inline], id: String)
    case paragraph([Inline])
    case list(List)
    case quote([Block])
    /// A block of code within the prose, not run.
    case code(String, language: String)
    /// A displayed formula, in TeX without its dollar signs.
    case formula(String)
    case table(Table)
    case figure(Figure)
    case cell(Cell)
    /// Something the reader must not overlook: a failed part, results of a quick run.
    case notice(title: String, [Block])
    /// What only some readers want to know, said quietly: when and where a part was computed.
    case remark([Inline])
    case rule
}
