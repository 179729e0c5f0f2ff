import Testing

@testable import SourceChecks

@Suite struct AllChecksTests {
    /// A file with everything that the rules allow.
    static let cleanFile = """
        import Basics
        import Foundation

        /// A point: not struct Other, nor "import Kernels".
        @frozen
        public struct Point: Equatable {
            /// The abscissa.
            public let x: Double
            let text = "public func undocumented() { /// What is this?"

            public static func == (left: Self, right: Self) -> Bool { left.x == right.x }
            public func hash(into hasher: inout Hasher) {}
        }

        /// An error.
        private struct Hidden {}
        """

    @Test func cleanTreeHasNoFault() {
        let tree = SourceTree(["Sources/Plots/Point.swift": Self.cleanFile, "Tests/PlotsTests/A.swift": "import Plots"])
        #expect(AllChecks.faults(in: tree).isEmpty)
        #expect(tree.fileCount == 3)
    }

    @Test func faultsAreSentencesSortedByPlace() {
        let tree = SourceTree([
            "Sources/Plots/B.swift": "public struct A {}",
            "Sources/Base/Basics/C.swift": "import Plots",
        ])
        let faults = AllChecks.faults(in: tree).map(\.description)
        #expect(faults.count == 3)
        #expect(faults[0].hasPrefix("Sources/Base/Basics/C.swift:1: The row of `Basics`"))
        #expect(faults.allSatisfy { $0.hasSuffix(".") })
    }

    @Test func importThatTheRowDoesNotAllow() {
        let text = "import Foundation\n@_exported public import struct Plots.Point\n"
        #expect(SourceTree(["Sources/Base/Basics/A.swift": text]).faultyPlaces == ["Sources/Base/Basics/A.swift:2"])
    }

    @Test func longestFolderOwnsTheFile() {
        let program = Manifest.Target(
            name: "draw-plots", kind: .executable, path: "Sources/Plots/Program", dependencies: ["Plots", "Parser"],
            line: 6)
        let row = "| `draw-plots` | Sources/Plots/Program | `Plots`, `Parser` | options |"
        let table = SourceTree.table.replacing("figures |", with: "figures |\n" + row)
        let tree = SourceTree(
            [
                "Sources/Plots/Program/main.swift": "import Parser\nimport Basics",
                "Sources/Plots/A.swift": "import draw_plots\nimport Parser",
            ], table: table,
            targets: SourceTree.targets + [program])
        #expect(
            tree.faultyPlaces == [
                "Sources/Plots/A.swift:1", "Sources/Plots/A.swift:2", "Sources/Plots/Program/main.swift:2",
            ])
    }

    @Test func testImportsWithoutDependency() {
        let tree = SourceTree(["Tests/PlotsTests/A.swift": "@testable import Plots\nimport Basics\nimport Testing"])
        #expect(tree.faultyPlaces == ["Tests/PlotsTests/A.swift:2"])
    }

    @Test func typeInAFileOfAnotherName() {
        let text = """
            struct Point {
                struct Nested {}
            }
            fileprivate enum Hidden {}
            @MainActor final class Other {}
            typealias Third = Point
            extension Point { enum Inner {} }
            func local() { struct Local {} }
            """
        #expect(
            SourceTree(["Notebooks/N/Point.swift": text]).faultyPlaces == [
                "Notebooks/N/Point.swift:5", "Notebooks/N/Point.swift:6",
            ])
    }

    @Test func onlySuitesOfTestsNeedFilesOfTheirNames() {
        let text = "struct Helper {}\n@Suite(.serialized) struct PointTests {}\n"
        #expect(SourceTree(["Tests/PlotsTests/A.swift": text]).faultyPlaces == ["Tests/PlotsTests/A.swift:2"])
        #expect(SourceTree(["Tests/PlotsTests/PointTests.swift": text]).faultyPlaces.isEmpty)
    }

    @Test func twoTypesOfOneName() {
        let tree = SourceTree([
            "Sources/Base/Basics/Point.swift": "struct Point {}",
            "Sources/Plots/Other.swift": "\nprivate class Point {}\nstruct Other { struct Point {} }",
            "Tests/PlotsTests/Point.swift": "struct Point {}",
        ])
        let faults = AllChecks.faults(in: tree)
        #expect(tree.faultyPlaces == ["Sources/Plots/Other.swift:2"])
        #expect(faults.first?.sentence.contains("Sources/Base/Basics/Point.swift:1") ?? false)
    }

    @Test(arguments: [(120, 0), (121, 1)]) func lineLength(count: Int, faults: Int) {
        let line = "//" + String(repeating: "é", count: count - 2)
        #expect(SourceTree(["scripts/a.swift": "let a = 1\n\(line)\n"]).faultyPlaces.count == faults)
    }

    @Test(arguments: [
        "public func f() {}", "public var v = 1", "public init(stringValue: String) {}",
        "public subscript(i: Int) -> Int { i }",
        "public typealias A = Int", "public enum E { case a }", "@inlinable\npublic static func f() {}",
        "open class func f() {}", "public private(set) var v = 1", "public let value = 1",
    ])
    func publicDeclarationWithoutComment(member: String) {
        let undocumented = "struct A {\n    /// A comment.\n\n    // Another.\n\(member)\n}"
        #expect(SourceTree(["Sources/Plots/A.swift": undocumented]).faultyPlaces.count == 1)
        let documented = "struct A {\n    /// A comment.\n\(member)\n}"
        #expect(SourceTree(["Sources/Plots/A.swift": documented]).faultyPlaces.isEmpty)
        #expect(SourceTree(["Notebooks/N/A.swift": undocumented]).faultyPlaces.isEmpty)
    }

    @Test func requirementsOfPublicProtocolsNeedComments() {
        let members = "    var a: Int { get }\n    func f() -> Int\n    associatedtype T\n    init(from: Int)\n}"
        let text = "/// A protocol.\npublic protocol A {\n" + members
        #expect(SourceTree(["Sources/Plots/A.swift": text]).faultyPlaces.count == 3)
        #expect(SourceTree(["Sources/Plots/A.swift": "protocol A {\n" + members]).faultyPlaces.isEmpty)
    }

    @Test func wellKnownMembersNeedNoComment() {
        let text = """
            extension A: P {
                public let value = 1
                public var description: String { "" }
                public override func f() {}
                public init(from decoder: any Decoder) {}
                public init<T>(stringLiteral: T) {}
                public func encode(to encoder: any Encoder) {}
                public static func < (a: Self, b: Self) -> Bool { false }
                public static func buildBlock(_ a: A...) -> A { a[0] }
            }
            """
        #expect(SourceTree(["Sources/Plots/A.swift": text]).faultyPlaces.isEmpty)
    }

    @Test func docCommentThatDoesNotBeginWithAName() {
        let text = """
            /// What the caller wants.
            let a = 1
            /// A thing.
            /// What follows does not begin a comment.
            let b = "/// What"  // What is no doc comment.
            /**
             What a block says.
             */
            let c = 1
            """
        #expect(SourceTree(["Tests/T/A.swift": text]).faultyPlaces == ["Tests/T/A.swift:1", "Tests/T/A.swift:6"])
        for opening in ["Where", "When, where", "How", "As `reuse`, but", "At most", "In"] {
            let text = "/// \(opening) it is.\nlet a = 1"
            #expect(SourceTree(["Tests/T/A.swift": text]).faultyPlaces == ["Tests/T/A.swift:1"], "\(opening)")
        }
        for opening in ["Whatever", "Input of", "Ask for what", "Index at which"] {
            #expect(SourceTree(["Tests/T/A.swift": "/// \(opening) it is.\nlet a = 1"]).faultyPlaces.isEmpty)
        }
    }

    @Test(arguments: [(60, 0), (61, 1)]) func functionLength(count: Int, faults: Int) {
        let lines = String(repeating: "    print(1)\n", count: count - 2)
        for header in ["func f()", "init(a: () -> Int = { 1 })", "var v: Int", "deinit", "subscript(i: Int) -> Int"] {
            let text = "struct A {\n\(header) {\n\(lines)}\n}"
            #expect(SourceTree(["Notebooks/N/A.swift": text]).faultyPlaces.count == faults, "\(header)")
            #expect(SourceTree(["Tests/T/A.swift": text]).faultyPlaces.isEmpty)
        }
    }

    @Test func closuresAndTablesOfCasesMayBeLong() {
        let lines = String(repeating: "    print(1)\n", count: 70)
        let closures = "let part = Part(1) { part in\n\(lines)}\nvar v: Int = {\n\(lines)}()"
        #expect(SourceTree(["Notebooks/N/A.swift": closures]).faultyPlaces.isEmpty)
        let cases = String(repeating: "    case 1:\n        2\n", count: 40)
        let table = "func f(_ n: Int) -> Int {\n    switch n {\n\(cases)    default: 1\n    }\n}"
        #expect(SourceTree(["Notebooks/N/A.swift": table]).faultyPlaces.isEmpty)
        let longCases = String(repeating: "    case 1:\n        print(2)\n        print(3)\n", count: 40)
        let code = "func f(_ n: Int) {\n    switch n {\n\(longCases)    default: 1\n    }\n}"
        #expect(SourceTree(["Notebooks/N/A.swift": code]).faultyPlaces == ["Notebooks/N/A.swift:1"])
    }
}
