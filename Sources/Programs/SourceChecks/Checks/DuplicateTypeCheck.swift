/// No two types at the top level of files under Sources and Notebooks have the same name, private types included.
struct DuplicateTypeCheck: SourceCheck {
    func faults(in tree: SourceTree) -> [SourceFault] {
        var first: [String: String] = [:]
        var faults: [SourceFault] = []
        for file in tree.files(under: "Sources", "Notebooks") {
            for type in file.declarations where type.kind.isType && type.isTopLevel {
                if let place = first[type.name] {
                    faults.append(
                        SourceFault(
                            path: file.path, line: type.line,
                            sentence: "Another type `\(type.name)` is declared at \(place); rename one of them."))
                } else {
                    first[type.name] = "\(file.path):\(type.line)"
                }
            }
        }
        return faults
    }
}
