/// A file imports only those modules of the project and of other packages that the row of its own module allows.
///
/// System modules are always allowed.
struct ImportCheck: SourceCheck {
    func faults(in tree: SourceTree) -> [SourceFault] {
        let projectModules = tree.manifest.projectModuleNames
        return tree.files.flatMap { file in
            guard let row = tree.modules.row(ofFile: file.path) else { return [SourceFault]() }
            let allowed = Set(row.imports.map(Manifest.moduleName))
            return file.declarations.filter {
                $0.kind == .import && projectModules.contains($0.name) && !allowed.contains($0.name)
            }.map {
                SourceFault(
                    path: file.path, line: $0.line,
                    sentence:
                        "The row of `\(row.name)` in \(ModuleTable.path) does not allow it to import `\($0.name)`; "
                        + "move this code to a module that may, or change the row and \(Manifest.path).")
            }
        }
    }
}
