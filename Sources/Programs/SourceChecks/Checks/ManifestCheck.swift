/// The dependencies of each target in Package.swift equal the third column of its row in ARCHITECTURE.md.
struct ManifestCheck: SourceCheck {
    func faults(in tree: SourceTree) -> [SourceFault] {
        tree.manifest.modules.flatMap { target in
            guard let row = tree.modules.row(named: target.name) else { return [SourceFault]() }
            let unlisted = target.dependencies.filter { !row.imports.contains($0) }.map {
                SourceFault(
                    path: Manifest.path, line: target.line,
                    sentence:
                        "`\(target.name)` depends on `\($0)`, which its row in \(ModuleTable.path) does not list; "
                        + "remove the dependency or list it.")
            }
            let missing = row.imports.filter { !target.dependencies.contains($0) }.map {
                SourceFault(
                    path: ModuleTable.path, line: row.line,
                    sentence: "The row of `\(target.name)` lists `\($0)`, on which the target in \(Manifest.path) does "
                        + "not depend; remove it from the row or add the dependency.")
            }
            return unlisted + missing
        }
    }
}
