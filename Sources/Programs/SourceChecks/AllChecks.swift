/// The rules that `make lint` enforces.
package enum AllChecks {
    private static let checks: [any SourceCheck] = [
        ModuleTableCheck(),
        ManifestCheck(),
        ImportCheck(),
        TestImportCheck(),
        TypeFileCheck(),
        DuplicateTypeCheck(),
        LineLengthCheck(),
        DocumentationCheck(),
        DocumentationOpeningCheck(),
        FunctionLengthCheck(),
    ]

    /// The violations of every rule, sorted by path and line.
    package static func faults(in tree: SourceTree) -> [SourceFault] {
        checks.flatMap { $0.faults(in: tree) }.sorted()
    }
}
