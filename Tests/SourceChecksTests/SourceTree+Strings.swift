@testable import SourceChecks

extension SourceTree {
    /// Two modules, of which `Plots` may import `Basics`, and a test target of the latter.
    static let table = """
        # Architecture

        ## Modules

        | module | folder | may import | what it knows |
        |---|---|---|---|
        | `Basics` | Sources/Base/Basics | — | numbers |
        | `Plots` | `Sources/Plots` | `Basics` | figures |

        ## Other tables

        | a | b |
        |---|---|
        | 1 | 2 |
        """

    /// The targets that agree with `table`.
    static let targets = [
        Manifest.Target(name: "Basics", kind: .regular, path: "Sources/Base/Basics", dependencies: [], line: 3),
        Manifest.Target(name: "Plots", kind: .regular, path: "Sources/Plots", dependencies: ["Basics"], line: 4),
        Manifest.Target(name: "PlotsTests", kind: .test, path: "Tests/PlotsTests", dependencies: ["Plots"], line: 5),
    ]

    /// A tree of files given as texts.
    ///
    /// - Parameter texts: Texts by path.
    init(
        _ texts: KeyValuePairs<String, String> = [:], table: String = Self.table,
        targets: [Manifest.Target] = Self.targets
    ) {
        self.init(
            files: texts.map { SourceFile(path: $0, text: $1) }, manifest: Manifest(targets: targets),
            modules: ModuleTable(markdown: table))
    }

    /// The places of all faults, as `path:line`.
    var faultyPlaces: [String] { AllChecks.faults(in: self).map { "\($0.path):\($0.line)" } }
}
