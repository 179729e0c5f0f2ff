/// The table of modules in ARCHITECTURE.md has one row for each module of the manifest, and its rows form no cycle.
struct ModuleTableCheck: SourceCheck {
    func faults(in tree: SourceTree) -> [SourceFault] {
        let table = tree.modules
        guard !table.rows.isEmpty else {
            return [
                fault(
                    1,
                    "No table of modules stands under a heading “\(ModuleTable.heading)”; add one with the columns "
                        + "module, folder, may import, what it knows.")
            ]
        }
        let malformed = table.malformedLines.map {
            fault(
                $0,
                "This row is not “| `Module` | folder | `Other`, `Third` | what it knows |”; write it so, "
                    + "with a dash in the third column if the module imports no other.")
        }
        return malformed + missingModules(tree) + rows(tree) + cycles(table.rows)
    }

    private func fault(_ line: Int, _ sentence: String) -> SourceFault {
        SourceFault(path: ModuleTable.path, line: line, sentence: sentence)
    }

    private func missingModules(_ tree: SourceTree) -> [SourceFault] {
        tree.manifest.modules.filter { tree.modules.row(named: $0.name) == nil }.map {
            SourceFault(
                path: Manifest.path, line: $0.line,
                sentence: "The target `\($0.name)` has no row in the table of \(ModuleTable.path); add one.")
        }
    }

    /// Rows of modules that do not exist, are listed twice, or have another folder.
    private func rows(_ tree: SourceTree) -> [SourceFault] {
        tree.modules.rows.compactMap { row in
            if let first = tree.modules.row(named: row.name), first != row {
                return fault(row.line, "`\(row.name)` has a row on line \(first.line) already; remove one of them.")
            }
            guard let target = tree.manifest.modules.first(where: { $0.name == row.name }) else {
                return fault(row.line, "`\(row.name)` is no target of \(Manifest.path); remove its row or correct it.")
            }
            if target.path == row.folder { return nil }
            return fault(
                row.line, "`\(row.name)` lies in \(target.path), not in \(row.folder); correct the second column.")
        }
    }

    /// One fault for each row from which imports lead back to it, if no earlier row has shown the same cycle.
    private func cycles(_ rows: [ModuleTable.Row]) -> [SourceFault] {
        let imports = Dictionary(rows.map { ($0.name, $0.imports) }, uniquingKeysWith: { first, _ in first })
        var shown: Set<String> = []
        return rows.compactMap { row in
            guard !shown.contains(row.name), let path = cycle(from: row.name, imports) else { return nil }
            shown.formUnion(path)
            let names = path.map { "`\($0)`" }.joined(separator: " → ")
            return fault(row.line, "The modules \(names) import one another in a circle; remove one of these imports.")
        }
    }

    /// The shortest way from a module back to it, which begins and ends with its name.
    private func cycle(from start: String, _ imports: [String: [String]]) -> [String]? {
        var paths = [[start]], seen: Set<String> = []
        while !paths.isEmpty {
            let path = paths.removeFirst()
            for next in imports[path[path.count - 1]] ?? [] {
                if next == start { return path + [next] }
                if seen.insert(next).inserted { paths.append(path + [next]) }
            }
        }
        return nil
    }
}
