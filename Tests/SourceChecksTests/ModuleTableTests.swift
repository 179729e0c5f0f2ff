import Testing

@testable import SourceChecks

@Suite struct ModuleTableTests {
    @Test func rowsAreReadFromTheirSectionOnly() {
        let table = ModuleTable(markdown: SourceTree.table)
        #expect(
            table.rows == [
                .init(name: "Basics", folder: "Sources/Base/Basics", imports: [], line: 7),
                .init(name: "Plots", folder: "Sources/Plots", imports: ["Basics"], line: 8),
            ])
        #expect(table.malformedLines.isEmpty)
    }

    /// Each alteration of the table, the places of the faults that it should give, and words of the first of them.
    @Test(arguments: [
        // A row that lacks a dependency of the manifest, and one that lists too many.
        ("| `Basics` | figures", "| — | figures", ["Package.swift:4"], "depends on `Basics`"),
        ("| — | numbers", "| `CZlib` | numbers", ["ARCHITECTURE.md:7"], "lists `CZlib`"),
        // A module without a row, and a row without a module.
        ("| `Basics` | Sources/Base/Basics | — | numbers |\n", "", ["Package.swift:3"], "has no row"),
        ("figures |", "figures |\n| `Maps` | Sources/Maps | — | maps |", ["ARCHITECTURE.md:9"], "`Maps` is no target"),
        ("figures |", "figures |\n| `Plots` | Sources/Plots | — | maps |", ["ARCHITECTURE.md:9"], "line 8 already"),
        ("Sources/Plots", "Sources/Plot", ["ARCHITECTURE.md:8"], "lies in Sources/Plots"),
        ("figures |", "figures |\n| Maps | Sources/Maps | — | maps |", ["ARCHITECTURE.md:9"], "This row"),
        ("figures |", "figures |\n| `Maps` | Sources/Maps | Plots | maps |", ["ARCHITECTURE.md:9"], "This row"),
        ("## Modules", "## Others", ["ARCHITECTURE.md:1"], "No table"),
    ])
    func alteredTable(old: String, new: String, places: [String], words: String) {
        let tree = SourceTree(table: SourceTree.table.replacing(old, with: new))
        #expect(tree.faultyPlaces == places)
        #expect(AllChecks.faults(in: tree).first?.sentence.contains(words) ?? false)
    }

    @Test func rowsInACircle() {
        let table = SourceTree.table.replacing("| — | numbers", with: "| `Plots` | numbers")
        let targets = SourceTree.targets.map { target in
            Manifest.Target(
                name: target.name, kind: target.kind, path: target.path,
                dependencies: target.name == "Basics" ? ["Plots"] : target.dependencies, line: target.line)
        }
        let faults = AllChecks.faults(in: SourceTree(table: table, targets: targets))
        #expect(faults.map(\.line) == [7])
        #expect(faults.first?.sentence.contains("`Basics` → `Plots` → `Basics`") ?? false)
    }
}
