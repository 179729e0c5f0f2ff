@testable import Documents
@testable import Drawing

/// A small document for every construct that a page can hold.
enum PageGallery {
    struct Snippet {
        var name: String
        var document: Document
        var pictures: [String: Picture] = [:]
        /// The pages to compare, from 1. If there is more than one, they are whole, with their heads and feet.
        var pages = 1...1
        /// True if the picture ends below the text.
        var isCropped = true
    }

    private static func words(_ text: String) -> [Inline] { [.text(text)] }
    private static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

    private static func snippet(_ name: String, _ blocks: Block..., pictures: [String: Picture] = [:]) -> Snippet {
        Snippet(name: name, document: Document(title: [], blocks: blocks), pictures: pictures)
    }

    private static let sentence =
        "The rectifier passes an error whole or not at all, and the first layer’s weights move accordingly."

    static let all: [Snippet] = text + lists + mathematics + cells + tables + figures + pages

    // MARK: Text

    static let text = [
        snippet(
            "paragraphs",
            paragraph(
                """
                The sigmoid’s derivative never exceeds one quarter, so that each layer shrinks an error on its \
                way back; extraordinarily unconventional floating-point architectures, difficult affiliations \
                and first efforts show hyphens and ligatures. “A quotation,” it said, ‘within’ another: \
                0123456789, 784–128–10 — and so on…
                """
            ),
            paragraph("A second paragraph follows; its last line is short.")),
        snippet(
            "inlines",
            .paragraph([
                .emphasis(words("emphasis ")), .strong(words("strong ")), .emphasis([.strong(words("both "))]),
                .code("page.fit(network)"), .text(" and "),
                .strong([.code("bold code")]), .text(", "), .link(words("a link"), destination: "https://example.org"),
                .text(", "),
                .link(
                    [.text("one with "), .code("code"), .text(" and "), .math("x^2")],
                    destination: "https://example.org"), .text(","), .lineBreak,
                .text("and a line of its own."),
            ])),
        snippet(
            "headings", .heading(level: 1, words("1 · Rectified units"), id: "a"),
            .heading(level: 2, words("What the original concluded"), id: "b"),
            paragraph(sentence), .heading(level: 3, words("Other seeds"), id: "c"), paragraph(sentence),
            .heading(level: 4, words("And smaller"), id: "d"),
            paragraph(sentence)),
        snippet(
            "quote-rule-remark-notice", .quote([paragraph(sentence + " " + sentence)]), .rule,
            .remark(
                words(
                    """
                    Computed 2026-11-24 05:10:58 UTC on two cores: CPU 6.2 s user, 0 s system · wall 6.2 s, peak \
                    memory 89 MB. 
                    """
                        + sentence)),
            .notice(
                title: "Results of a quick run",
                [paragraph("These numbers come from a small subset and stand for nothing.")])),
        snippet("strange-characters", paragraph("Łódź, Ærøskøbing, ½ × 3 ≤ ∑ → π, 10⁻¹¹, e\u{301}, \u{7} and שלום.")),
    ]

    // MARK: Lists

    static let lists = [
        snippet(
            "lists",
            .list(
                List(items: [
                    [paragraph("short")],
                    [
                        paragraph(sentence),
                        .list(
                            List(
                                start: 9,
                                items: [
                                    [paragraph("nine")],
                                    [paragraph("ten"), .list(List(items: [[paragraph(sentence)]]))],
                                ])),
                    ],
                    [paragraph("last")],
                ])), paragraph("Text again."),
            .list(
                List(
                    start: 1,
                    items: [
                        [paragraph(sentence), paragraph("A second paragraph of the item.")],
                        [.code("let x = 1", language: "swift")], [.formula("x^2")],
                    ])))
    ]

    // MARK: Mathematics

    static let mathematics = [
        snippet(
            "inline-mathematics",
            .paragraph([
                .text("With the softmax "), .math("p_k = e^{z_k} / \\sum_j e^{z_j}"), .text(" and the cross-entropy "),
                .math("E = -\\sum_k y_k \\log p_k"),
                .text(" the error of an output is "), .math("\\partial E / \\partial z_k = p_k - y_k"),
                .text(", and a step of "), .math("\\Delta w_{ji} = -\\eta\\, \\delta_j x_i"),
                .text(" is taken against it, whatever "), .math("\\hat y = \\arg\\max_k p_k"), .text(" may be, or "),
                .math("\\tfrac12 \\sqrt{1 + x_1^2}"), .text("."),
            ])),
        snippet(
            "displayed-mathematics", paragraph("A formula,"),
            .formula(
                """
                \\delta_j = \\varphi'(z_j) \\sum_{k=1}^{10} w_{kj}(p_k - y_k), \\qquad \\frac{\\partial \
                E}{\\partial w_{ji}} = \\delta_j x_i,
                """
            ),
            paragraph("a numbered one that may be referred to:"),
            .formula(
                """
                J_{ij} = \\begin{cases} f_i (1 - f_i) & i = j \\\\ -f_i f_j & i \\ne j \\end{cases} \\tag{3} \
                \\label{jacobian}
                """
            ),
            .paragraph([
                .text("See "), .link(words("(3)"), destination: "#jacobian"),
                .text(". One that is too wide for the line is broken:"),
            ]),
            .formula((1...24).map { "a_{\($0)} x_{\($0)}" }.joined(separator: " + ") + " = b \\tag{4}")),
    ]

    // MARK: Cells

    static let cells = [
        snippet(
            "cell",
            .cell(
                Cell(
                    number: 12, firstLine: 98, lines: Samples.swiftLines,
                    outputs: [.value(name: "test accuracy", words("0.9677")), .value(name: "rate", words("0.02"))],
                    timing: "CPU 0.9 s user, 0.0 s system · wall 0.8 s"))),
        snippet(
            "cell-outputs",
            .cell(
                Cell(
                    number: 3, firstLine: 1,
                    lines: ["/* a comment */ @attribute func f() { print(\"text \\(x)\", 0x1f) }"], folded: "imports",
                    outputs: [
                        .text("epoch 1  0.9317\nepoch 2    0.9585"),
                        .value(
                            name: "a name so long that the timing has no room beside it",
                            words("and the value is long too")), .table(Samples.grid),
                    ],
                    timing: "CPU 1 min 53 s user, 59.9 ms system, 1 min 53 s total · wall 59.9 s")),
            .cell(Cell(number: 4, firstLine: 7, lines: ["let nothing = shown"], timing: "CPU 0.9 s user"))),
        snippet(
            "listing", paragraph("Code that is not run:"),
            .code("struct Dense {\n    let units: Int // not run\n}", language: "swift"),
            .code("make report", language: "sh")),
    ]

    // MARK: Tables

    static let tables = [
        snippet(
            "table", .table(Samples.grid),
            .paragraph([.link(words("Table 1"), destination: "#table-grid"), .text(" has three rules.")])),
        snippet(
            "table-wrapped",
            .table(
                Table(
                    id: "t", number: 2,
                    caption: words(
                        """
                        Claims and what became of them, with a caption that takes more than a line of its own to \
                        say what it has to.
                        """
                    ),
                    columns: [
                        Table.Column(words("claim")), Table.Column(words("verdict"), alignment: .center),
                        Table.Column(words("because")), Table.Column(words("n"), alignment: .right),
                    ],
                    rows: [
                        [
                            words("Part 2 reaches 0.0986"), [.strong(words("does not hold"))],
                            words(
                                """
                                The number stands under a cell that ran before the code shown was defined, so \
                                that the code shown did not produce it.
                                """
                            ), words("1"),
                        ],
                        [
                            words("ReLU is not much faster"), [.strong(words("holds"))],
                            [.text("An epoch costs the same to within "), .math("4\\,\\%"), .text(".")], words("12"),
                        ],
                    ]))),
        snippet(
            "table-wide",
            .table(
                Table(
                    id: "t",
                    columns: [
                        "dropout", "L2", "fold 1", "fold 2", "fold 3", "fold 4", "fold 5", "mean", "deviation",
                        "original",
                    ].map { Table.Column(words($0), alignment: .decimal) },
                    rows: [
                        ["0.2", "0.0001", "0.578", "0.659", "0.615", "0.620", "0.562", "0.607", "0.034", "0.590"],
                        ["0.8", "0.01", "0.099", "0.112", "0.104", "0.099", "0.112", "0.105", "±0.006", "cut off"],
                    ].map { $0.map(words) }))),
    ]

    // MARK: Figures and notes

    static let figures = [
        snippet(
            "figure", paragraph("Before."),
            .figure(
                Figure(
                    id: "f", number: 1,
                    caption: words(
                        """
                        Ten epochs with two activations, same seed. The rectifier’s second epoch equals the \
                        sigmoid’s tenth.
                        """
                    ), alternativeText: "A rising line")),
            .figure(
                Figure(
                    id: "g", number: 2, caption: words("One whose picture is missing."),
                    alternativeText: "Test accuracy rises from 0.93 to 0.96 over five passes.")),
            paragraph("After."), pictures: ["f": Samples.chart]),
        Snippet(
            name: "footnotes",
            document: Document(
                title: [],
                blocks: [
                    .paragraph([
                        .text("A claim"), .footnote([paragraph(sentence)]), .text(" and another"),
                        .footnote([
                            .paragraph([
                                .text("With "), .math("x^2"), .text(" and a note"), .footnote([paragraph("to it")]),
                                .text("."),
                            ])
                        ]), .text("."),
                    ])
                ]),
            isCropped: false),
    ]

    // MARK: Pages

    static let pages: [Snippet] = [
        Snippet(
            name: "front",
            document: Document(
                title: words("Six steps to a neural network, reproduced"),
                subtitle: words("A six-part assignment on MNIST: what it printed, and what its code gives"),
                abstract: [paragraph(sentence + " " + sentence)],
                blocks: (1...3).flatMap {
                    [
                        .heading(level: 1, words("\($0) · A part"), id: "p\($0)"), paragraph(sentence),
                        .heading(level: 2, words("A section"), id: "s\($0)"), paragraph(sentence),
                    ]
                },
                provenance: "run 2026-11-23 · seed 1337 · data fae29c61", watermark: "QUICK RUN"), isCropped: false),
        Snippet(
            name: "divided-cell",
            document: Document(
                title: words("The title"),
                blocks: [
                    .heading(level: 1, words("1 · Long things"), id: "long"),
                    .cell(
                        Cell(
                            number: 7, firstLine: 1,
                            lines: (1...70).map { $0 % 12 == 0 ? "" : "let value\($0) = compute(\($0))" },
                            outputs: [.value(name: "sum", words("1.5"))])),
                    .figure(
                        Figure(
                            id: "f", number: 1, caption: words("It comes after."), alternativeText: "A rising line")),
                    paragraph(sentence),
                ], provenance: "run 2026-11-23 · seed 1337"),
            pictures: ["f": Samples.chart], pages: 1...2, isCropped: false),
        Snippet(
            name: "divided-table",
            document: Document(
                title: words("The title"),
                blocks: [
                    paragraph(sentence),
                    .table(
                        Table(
                            id: "t", number: 1, caption: words("Sixty settings, all of them."),
                            columns: [
                                Table.Column(words("setting")), Table.Column(words("mean"), alignment: .decimal),
                                Table.Column(words("deviation"), alignment: .right),
                            ],
                            rows: (0..<60).map {
                                [words("setting \($0)"), words("0.\($0 * 7919 % 10000)"), words("±0.0\($0)")]
                            }, rulesAbove: [20, 40])),
                ]),
            pages: 1...2, isCropped: false),
        Snippet(
            name: "floats",
            document: Document(
                title: words("The title"),
                blocks: (0..<9).map { paragraph("\($0): " + sentence + " " + sentence + " " + sentence) } + [
                    .cell(
                        Cell(
                            number: 8, firstLine: 1, lines: ["page.figure(id)"], folded: "the figure",
                            outputs: [
                                .figure(
                                    Figure(
                                        id: "f", number: 1,
                                        caption: words("It goes to the next page with its cell’s number."),
                                        alternativeText: "A rising line"))
                            ])),
                    .cell(
                        Cell(
                            number: 9, firstLine: 5, lines: ["page.table(id)"], folded: "the table",
                            outputs: [.table(Samples.grid)])),
                ] + (0..<5).map { paragraph("after \($0): " + sentence + " " + sentence) }),
            pictures: ["f": Samples.chart], pages: 1...2, isCropped: false),
    ]
}
