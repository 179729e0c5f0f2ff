/// No doc comment begins with “What”: it begins with the noun or the verb that names the thing.
struct DocumentationOpeningCheck: SourceCheck {
    func faults(in tree: SourceTree) -> [SourceFault] {
        tree.files.flatMap { file in
            file.comments.filter {
                $0.isDocumentation && $0.content.hasPrefix("What ")
                    && !(file.comment(above: $0)?.isDocumentation ?? false)
            }.map {
                SourceFault(
                    path: file.path, line: $0.firstLine,
                    sentence: "The doc comment begins with “What”; begin with the noun or verb that names the thing.")
            }
        }
    }
}
