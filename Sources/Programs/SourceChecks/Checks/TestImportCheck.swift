/// A test may import every module, but its target must depend on it.
struct TestImportCheck: SourceCheck {
    func faults(in tree: SourceTree) -> [SourceFault] {
        let projectModules = tree.manifest.projectModuleNames
        return tree.manifest.targets.filter { $0.kind == .test }.flatMap { target in
            let dependencies = Set(target.dependencies.map(Manifest.moduleName))
            return tree.files(under: target.path).flatMap { file in
                file.declarations.filter {
                    $0.kind == .import && projectModules.contains($0.name) && !dependencies.contains($0.name)
                }.map {
                    SourceFault(
                        path: file.path, line: $0.line,
                        sentence: "`\(target.name)` imports `\($0.name)` without depending on it; "
                            + "add it to the target's dependencies in \(Manifest.path).")
                }
            }
        }
    }
}
