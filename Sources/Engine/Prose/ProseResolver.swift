import Documents

/// The second step of reading prose: it turns the blocks of `ProseReader` into blocks of a document.
///
/// It replaces references by values (citations stay, as their text depends on the whole document), numbers labelled
/// formulas, gives headings and tables their ids, and turns a quotation that begins with a GitHub alert, such as
/// `[!WARNING]`, into a notice.
public struct ProseResolver {
    private let identifiers: Identifiers
    private let equations: EquationNumbers
    private let resolve: (Reference) throws -> [Inline]
    /// The file and the lines of the prose, the first with this number, to find the place of a formula's reference.
    private var source: (file: String, firstLine: Int, lines: [String]) = ("", 0, [])

    /// Creates a resolver for prose of one document.
    ///
    /// - Parameters:
    ///   - identifiers: Shared among all resolvers of one document, so that ids are unique in it.
    ///   - equations: The numbers of labelled formulas.
    ///   - resolve: The text to put in place of a reference. Its errors come out as `ProseError`s with file and line.
    public init(
        identifiers: Identifiers = Identifiers(), equations: EquationNumbers = EquationNumbers(),
        resolve: @escaping (Reference) throws -> [Inline] = { throw UnresolvedReference(name: $0.name) }
    ) {
        self.identifiers = identifiers
        self.equations = equations
        self.resolve = resolve
    }

    /// The same resolver for prose from these lines of a file, for errors in formulas.
    public func at(_ file: String, firstLine: Int, lines: [String]) -> ProseResolver {
        var copy = self
        copy.source = (file, firstLine, lines)
        return copy
    }

    /// The blocks with values; paragraphs that become empty are removed.
    ///
    /// Ids are given in the order of the blocks; a heading or table that has one keeps it.
    public func blocks(_ blocks: [Block]) throws(ProseError) -> [Block] {
        var resolved: [Block] = []
        for block in blocks { resolved += try self.blocks(of: block) }
        return resolved
    }

    /// The text with values; neighbouring texts are joined.
    public func inlines(_ inlines: [Inline]) throws(ProseError) -> [Inline] {
        var resolved: [Inline] = []
        for inline in inlines {
            switch inline {
            case .reference(let reference): resolved += try value(of: reference)
            case .emphasis(let inner): resolved.append(.emphasis(try self.inlines(inner)))
            case .strong(let inner): resolved.append(.strong(try self.inlines(inner)))
            case .link(let inner, let destination):
                resolved.append(.link(try self.inlines(inner), destination: destination))
            case .footnote(let blocks): resolved.append(.footnote(try self.blocks(blocks)))
            case .citation(var citation):
                for index in citation.items.indices {
                    citation.items[index].prefix = try self.inlines(citation.items[index].prefix)
                    citation.items[index].suffix = try self.inlines(citation.items[index].suffix)
                }
                resolved.append(.citation(citation))
            case .math(let tex): resolved.append(.math(try formula(tex)))
            case .text, .code, .lineBreak: resolved.append(inline)
            }
        }
        return resolved.merged
    }

    private func blocks(of block: Block) throws(ProseError) -> [Block] {
        switch block {
        case .heading(let level, let title, let id):
            let title = try inlines(title)
            return [.heading(level: level, title, id: id.isEmpty ? identifiers.unique(for: title.plainText) : id)]
        case .paragraph(let text):
            let text = try inlines(text).trimmed
            return text.isEmpty ? [] : [.paragraph(text)]
        case .remark(let text): return [.remark(try inlines(text))]
        case .list(var list):
            for index in list.items.indices { list.items[index] = try blocks(list.items[index]) }
            return [.list(list)]
        case .quote(let inner):
            let inner = try blocks(inner)
            guard let notice = ProseNotice(inner) else { return [.quote(inner)] }
            try notice.check()
            return [notice.block]
        case .notice(let title, let inner): return [.notice(title: title, try blocks(inner))]
        case .formula(let tex): return [.formula(equations.tagged(try formula(tex)))]
        case .table(let table): return [.table(try resolved(table))]
        case .figure(var figure):
            figure.caption = try inlines(figure.caption)
            return [.figure(figure)]
        case .bibliography(var entries):
            for index in entries.indices { entries[index].text = try inlines(entries[index].text) }
            return [.bibliography(entries)]
        case .code, .cell, .rule: return [block]
        }
    }

    /// A formula with values in the places of its references.
    private func formula(_ tex: String) throws(ProseError) -> String {
        let references = FormulaReferences(in: tex)
        guard !references.candidates.isEmpty else { return tex }
        do {
            return try references.replacing(in: tex) { candidate in
                func reference(line: Int) -> Reference {
                    Reference(name: candidate.name, format: candidate.format, file: source.file, line: line)
                }
                if let value = try? resolve(reference(line: source.firstLine)) {
                    return FormulaReferences.tex(of: value.plainText)
                }
                // A group of TeX that is no value's name stays as it is.
                guard candidate.isCertain else { return nil }
                // The line is for errors only, and searching for it takes time.
                let line = line(of: String(tex[candidate.range]))
                return FormulaReferences.tex(of: try value(of: reference(line: line)).plainText)
            }
        } catch let error as ProseError {
            throw error
        } catch {
            throw ProseError(file: source.file, line: source.firstLine, problem: .formula(reason: "\(error)"))
        }
    }

    /// The number of the first line that holds a text, or of the first line if none does.
    private func line(of text: String) -> Int {
        source.firstLine + (source.lines.firstIndex { $0.contains(text) } ?? 0)
    }

    private func resolved(_ table: Table) throws(ProseError) -> Table {
        var table = table
        table.caption = try inlines(table.caption)
        for column in table.columns.indices { table.columns[column].title = try inlines(table.columns[column].title) }
        for row in table.rows.indices {
            for column in table.rows[row].indices { table.rows[row][column] = try inlines(table.rows[row][column]) }
        }
        if table.id.isEmpty { table.id = identifiers.unique(for: "table") }
        return table
    }

    private func value(of reference: Reference) throws(ProseError) -> [Inline] {
        do {
            return try resolve(reference)
        } catch let error as ProseError {
            throw error
        } catch {
            throw ProseError(
                file: reference.file, line: reference.line,
                problem: .reference(name: reference.name, reason: "\(error)"))
        }
    }
}
