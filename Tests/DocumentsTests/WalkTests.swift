import Testing

@testable import Documents
@testable import TestSupport

@Suite struct WalkTests {
    private let document = Document(
        title: [.link([.text("up")], destination: "#top")],
        blocks: [
            .heading(level: 1, [.text("One")], id: "one"),
            .quote([.list(List(items: [[.heading(level: 2, [.text("Two")], id: "two")]]))]),
            .cell(
                Cell(
                    number: 1, firstLine: 1, lines: [],
                    outputs: [
                        .figure(
                            Figure(id: "f", number: 1, caption: [.link([], destination: "#one")], alternativeText: "")),
                        .value(name: "v", [.emphasis([.link([], destination: "#gone")])]),
                    ])),
            .paragraph([.footnote([.paragraph([.link([], destination: "#f"), .link([], destination: "https://x.y")])])]
            ),
        ])

    @Test func headingsAndFiguresAreFoundInReadingOrder() {
        #expect(document.headings.map(\.id) == ["one", "two"])
        #expect(document.headings.map(\.level) == [1, 2])
        #expect(document.figures.map(\.id) == ["f"])
    }

    @Test func linksAreFoundWhereverTheyStand() {
        #expect(document.linkedIds == ["top", "one", "gone", "f"])
        #expect(document.danglingIds == ["gone", "top"])
    }
}
