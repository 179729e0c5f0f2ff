extension [Block] {
    /// The blocks with their inlines replaced, those in lists, cells and captions included.
    ///
    /// - Parameter transform: Gets the inlines of one place, such as a paragraph, and returns new ones. It is
    ///   responsible for the inlines in them.
    package func mappingInlines<Failure: Error>(
        _ transform: ([Inline]) throws(Failure) -> [Inline]
    ) throws(Failure) -> [Block] {
        var result: [Block] = []
        for block in self { result.append(try block.mappingInlines(transform)) }
        return result
    }

    /// The blocks with their tables replaced, those in lists and quotations included, but not those in cells.
    package func mappingTables<Failure: Error>(_ transform: (Table) throws(Failure) -> Table) throws(Failure) -> [Block]
    {
        var result: [Block] = []
        for block in self {
            switch block {
            case .table(let table): result.append(.table(try transform(table)))
            case .list(var list):
                for index in list.items.indices { list.items[index] = try list.items[index].mappingTables(transform) }
                result.append(.list(list))
            case .quote(let inner): result.append(.quote(try inner.mappingTables(transform)))
            case .notice(let title, let inner):
                result.append(.notice(title: title, try inner.mappingTables(transform)))
            default: result.append(block)
            }
        }
        return result
    }
}

extension Block {
    fileprivate func mappingInlines<Failure: Error>(
        _ transform: ([Inline]) throws(Failure) -> [Inline]
    ) throws(Failure) -> Block {
        switch self {
        case .heading(let level, let title, let id): return .heading(level: level, try transform(title), id: id)
        case .paragraph(let text): return .paragraph(try transform(text))
        case .remark(let text): return .remark(try transform(text))
        case .list(var list):
            for index in list.items.indices { list.items[index] = try list.items[index].mappingInlines(transform) }
            return .list(list)
        case .quote(let inner): return .quote(try inner.mappingInlines(transform))
        case .notice(let title, let inner): return .notice(title: title, try inner.mappingInlines(transform))
        case .table(let table): return .table(try table.mappingInlines(transform))
        case .figure(let figure): return .figure(try figure.mappingInlines(transform))
        case .cell(var cell):
            for index in cell.outputs.indices {
                cell.outputs[index] = try cell.outputs[index].mappingInlines(transform)
            }
            return .cell(cell)
        case .bibliography(var entries):
            for index in entries.indices { entries[index].text = try transform(entries[index].text) }
            return .bibliography(entries)
        case .code, .formula, .rule: return self
        }
    }
}

extension Cell.Output {
    fileprivate func mappingInlines<Failure: Error>(
        _ transform: ([Inline]) throws(Failure) -> [Inline]
    ) throws(Failure) -> Cell.Output {
        switch self {
        case .value(let name, let text): .value(name: name, try transform(text))
        case .text: self
        case .table(let table): .table(try table.mappingInlines(transform))
        case .figure(let figure): .figure(try figure.mappingInlines(transform))
        }
    }
}

extension Table {
    fileprivate func mappingInlines<Failure: Error>(
        _ transform: ([Inline]) throws(Failure) -> [Inline]
    ) throws(Failure) -> Table {
        var table = self
        table.caption = try transform(caption)
        for column in columns.indices { table.columns[column].title = try transform(columns[column].title) }
        for row in rows.indices {
            for column in rows[row].indices { table.rows[row][column] = try transform(rows[row][column]) }
        }
        return table
    }
}

extension Figure {
    fileprivate func mappingInlines<Failure: Error>(
        _ transform: ([Inline]) throws(Failure) -> [Inline]
    ) throws(Failure) -> Figure {
        var figure = self
        figure.caption = try transform(caption)
        return figure
    }
}
