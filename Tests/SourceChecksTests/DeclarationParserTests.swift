import Testing

@testable import SourceChecks

@Suite struct DeclarationParserTests {
    /// Signatures with kinds, and whether they are top-level.
    private func list(_ text: String) -> [String] {
        SourceFile(path: "A.swift", text: text).declarations.map {
            "\($0.kind.rawValue) \($0.signature)" + ($0.isTopLevel ? "" : ", inside")
        }
    }

    @Test func membersAndSignatures() {
        let text = """
            import struct Foundation.Data
            public extension Outer.Inner where T: P { func f<A: P>(_ a: [A], by b: (Int, Int) = (1, 2)) {} }
            actor Store { nonisolated(unsafe) static var `default` = [1: { $0 }]; init?(a b: Dictionary<Int, Int>) {} }
            indirect enum Tree { case leaf, class(Tree); static func ==<T>(a: T, b: T) -> Bool { true } }
            func == (a: Store, b: Store) -> Bool { let actor = a.class; return actor.init(a) == b }
            """
        #expect(
            list(text) == [
                "import Foundation", "extension Outer.Inner", "func f(_:by:), inside", "actor Store",
                "var default, inside", "init init(a:), inside", "enum Tree", "func ==, inside", "func ==",
            ])
    }

    @Test func codeIsNotMistakenForDeclarations() {
        let text = #"""
            func outer() {
                let a = 1, text = "}\(f("{")) struct A {" /* { */
                if let class = a { open(file) }
                func inner() {}
                switch a { case .init(let x): print(x) }
                struct Local { var member: Int { get { 1 } } }
            }
            let closure = { (x: Int) in x }
            private(set) var last = 1 { didSet { print("}") } }
            """#
        #expect(
            list(text) == [
                "func outer()", "func inner(), inside", "struct Local, inside", "var member, inside", "let closure",
                "var last",
            ])
    }

    @Test func bodiesGoFromBraceToBrace() {
        let text = """
            struct A
            {
                func f(
                    a: () -> Int = { 1 }
                ) where B == C {
                    { 1 }()
                }
                var v: Int
                var w: Int {
                    1
                }
                var x = 1 {
                    didSet {}
                }
            }
            """
        let bodies = SourceFile(path: "A.swift", text: text).declarations.map(\.body)
        #expect(bodies == [2...15, 5...7, nil, 9...11, nil])
    }

    @Test func bracesOfAnUnfinishedFileAreHarmless() {
        #expect(list("}}}) struct A { func f(").isEmpty == false)
        #expect(list("@").isEmpty)
        #expect(list("func").count == 1)
    }
}
