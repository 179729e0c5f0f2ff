/// A type at the top level of a file lies in the file of its name, unless it is private.
///
/// In Tests this holds for suites only. Literate files of notebooks are exempt: a part shows its types where it
/// explains them.
struct TypeFileCheck: SourceCheck {
    func faults(in tree: SourceTree) -> [SourceFault] {
        tree.files.flatMap { file in
            let isTest = file.path.hasPrefix("Tests/")
            if file.path.hasPrefix("Notebooks/"), file.isLiterate { return [SourceFault]() }
            return file.declarations.filter {
                $0.kind.isType && $0.isTopLevel && !$0.isPrivate && (!isTest || $0.attributes.contains("Suite"))
                    && $0.name != file.name
            }.map {
                SourceFault(
                    path: file.path, line: $0.line,
                    sentence:
                        "`\($0.name)` is not in a file of its name; move it to \($0.name).swift or make it private.")
            }
        }
    }
}
