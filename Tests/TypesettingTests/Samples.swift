import Foundation

@testable import Documents
@testable import Drawing

/// Documents for the tests and for viewing.
enum Samples {
    static func words(_ text: String) -> [Inline] { [.text(text)] }

    static let chart = Picture(
        size: Size(400, 180),
        elements: [
            .path(
                .rectangle(Rectangle(x: 40, y: 10, width: 340, height: 140)), fill: nil,
                stroke: Stroke(Color(hex: 0xb0b0b0), width: 0.5)),
            .path(
                Path([.move(Point(50, 130)), .curve(Point(120, 60), Point(200, 40), Point(370, 30))]), fill: nil,
                stroke: Stroke(Color(hex: 0x0b5fa5), width: 1.5)),
            .text(TextLine("accuracy", face: .figure, size: 9), at: Point(160, 170), color: .black, rotation: 0),
        ], alternativeText: "A rising line")

    static let swiftLines = [
        "let network = Sequential([",
        "    Dense(784, to: 128, activation: .relu),   // rectified",
        "    Dense(128, to: 10, activation: .softmax),",
        "])",
        "",
        """
        let fit = try page.fit(network, to: mnist.train, epochs: 10, optimizer: .sgd(rate: 0.02), batch: 32, \
        seed: 1337, history: true)
        """,
        "page.show(\"test accuracy\", fit.accuracy(on: mnist.test))",
    ]

    static let grid = Table(
        id: "table-grid", number: 1,
        caption: words(
            "Test accuracy over five seeds, and what an epoch costs. Original figures are the notebook’s own."),
        columns: [
            Table.Column(words("activation")), Table.Column(words("original"), alignment: .decimal),
            Table.Column(words("mean"), alignment: .decimal), Table.Column(words("s / epoch"), alignment: .decimal),
        ],
        rows: [
            [words("sigmoid"), words("0.9249"), words("0.9264"), words("12.08")],
            [words("rectifier"), words("0.9674"), [.strong(words("0.9673"))], words("3.1")],
            [words("difference"), words("0.0425"), words("0.04"), words("−8.98")],
        ], rulesAbove: [2])

    static let prose: [Inline] = [
        .text(
            """
            The sigmoid’s derivative never exceeds one quarter, so each layer that an error passes on its way \
            back shrinks it. The rectifier passes it whole or 
            """
        ),
        .emphasis(words("not at all")),
        .text(
            """
            , and the first layer’s weights move accordingly: with the cross-entropy of a softmax output, the \
            error that reaches hidden unit 
            """
        ),
        .math("j"), .text(" is small. See "), .link(words("Table 1"), destination: "#table-grid"), .text(", "),
        .link(words("the original"), destination: "https://example.org/notebook"),
        .text(", and the call "), .code("page.fit(network, to: mnist.train)"), .text(", which is "),
        .strong(words("bit-deterministic")),
        .footnote([
            .paragraph(
                words(
                    """
                    Equal bits on every rerun, on every machine, for any number of threads and any vector width, \
                    as the numerics are the project’s own.
                    """
                ))
        ]),
        .text(
            """
             in every configuration that the examiners could think of, including extraordinarily unconventional \
            floating-point architectures.
            """
        ),
    ]

    static var report: Document {
        var blocks: [Block] = []
        for part in 1...6 {
            blocks += [
                .heading(level: 1, words("\(part) · Rectified units"), id: "part-\(part)"),
                .paragraph(prose),
                .formula("\\sigma'(z) = \\sigma(z)(1 - \\sigma(z)) \\le \\frac{1}{4}"),
                .paragraph([
                    .text("With the softmax "), .math("p_k = e^{z_k} / \\sum_j e^{z_j}"),
                    .text(" and the cross-entropy "), .math("E = -\\sum_k y_k \\log p_k"),
                    .text(" the error of an output is the difference "),
                    .math("\\partial E / \\partial z_k = p_k - y_k"),
                    .text(", which vanishes where the network is right; a rate of "), .math("\\eta = 0.02"),
                    .text(" was used, so that "), .math("\\Delta w_{ji} = -\\eta\\, \\delta_j x_i"),
                    .text(" in each step, and "), .math("\\hat y = \\arg\\max_k p_k"), .text("."),
                ]),
                .formula(
                    """
                    \\delta_j = \\varphi'\\bigl(z_j\\bigr) \\sum_{k=1}^{10} w_{kj}(p_k - y_k), \\qquad \
                    \\frac{\\partial E}{\\partial w_{ji}} = \\delta_j x_i.
                    """
                ),
                .paragraph(
                    words(
                        """
                        Everything but the activation is as in Part 3: the same 784–128–10 layers, the same \
                        batches of 32, rate 0.02, ten epochs, and the same first weights.
                        """
                    )),
                .cell(
                    Cell(
                        number: part * 2, firstLine: 31, lines: swiftLines,
                        outputs: [.value(name: "test accuracy", words("0.9677"))],
                        timing: "CPU 0.9 s user, 0.0 s system · wall 0.8 s")),
                .paragraph(prose),
                .figure(
                    Figure(
                        id: "figure-\(part)", number: part,
                        caption: words(
                            """
                            Ten epochs with two activations, same seed. The rectifier’s second epoch equals the \
                            sigmoid’s tenth, and this caption runs on a little.
                            """
                        ), alternativeText: "A rising line")),
                .heading(level: 2, words("What the original concluded"), id: "part-\(part)-concluded"),
                .list(
                    List(items: [
                        [.paragraph(words("An epoch costs the same to within 4 %."))],
                        [
                            .paragraph(prose),
                            .list(
                                List(start: 1, items: [[.paragraph(words("first"))], [.paragraph(words("second"))]])),
                        ],
                    ])),
                .quote([
                    .paragraph(
                        words(
                            """
                            So two of the numbers that the original printed cannot come from the code that it \
                            shows. A reproduction has to say so.
                            """
                        ))
                ]),
                .code("let x = 1\n    indented()", language: "swift"),
                .notice(
                    title: "Results of a quick run",
                    [.paragraph(words("These numbers come from a small subset and stand for nothing."))]),
                .cell(
                    Cell(
                        number: part * 2 + 1, firstLine: 1, lines: ["import NeuralNetworks", "import Plots"],
                        folded: "imports",
                        outputs: [
                            .text("epoch 1  0.9317\nepoch 2    0.9585"),
                            .figure(
                                Figure(
                                    id: "inner-\(part)", number: 10 + part, caption: words("Inside a cell."),
                                    alternativeText: "A rising line")),
                        ])),
                .rule,
            ]
            if part == 1 { blocks.append(.table(grid)) }
        }
        return Document(
            title: words("Six steps to a neural network, reproduced"),
            subtitle: words(
                "A rerun of a six-part assignment on MNIST: what it claimed, what its code gives, and what holds"),
            abstract: [
                .paragraph([
                    .strong(words("In short.")),
                    .text(
                        """
                         The code of the from-scratch network classifies 95.5 % of the test images, not the 9.9 \
                        % printed above it. Rectified units beat sigmoid units by 4.1 points (95 % interval 3.9 \
                        to 4.4, five seeds). After one epoch no setting of the grid is distinguishable from \
                        chance, so the “best” one is a coin toss. Of twelve claims, seven hold.
                        """
                    ),
                ])
            ],
            blocks: blocks, provenance: "run 2026-11-23 · seed 1337 · data fae29c61", date: 1_790_000_000,
            attachments: [
                Attachment(name: "part-1.json", mediaType: "application/json", bytes: Array("{\"part\": 1}".utf8)),
                Attachment(name: "Ölçü.txt", mediaType: "text/plain", bytes: []),
            ])
    }

    /// Long cells, long tables and a watermark, for page breaks.
    static var divided: Document {
        let numbers = (0..<60).map { row in
            [words("setting \(row)"), words("0.\(row * 7919 % 10000)"), words("\(row * row).5"), words("±0.0\(row)")]
        }
        let table = Table(
            id: "table-long", number: 1, caption: words("Sixty settings, all of them."),
            columns: [
                Table.Column(words("setting")), Table.Column(words("mean"), alignment: .decimal),
                Table.Column(words("cost"), alignment: .decimal), Table.Column(words("deviation"), alignment: .right),
            ],
            rows: numbers, rulesAbove: [20, 40])
        let wide = Table(
            id: "table-wide", number: 2, caption: words("Claims and what became of them."),
            columns: [
                Table.Column(words("claim")), Table.Column(words("verdict"), alignment: .center),
                Table.Column(words("because")),
            ],
            rows: [
                [
                    words("Part 2 reaches 0.0986 on the training set"), [.strong(words("does not hold"))],
                    words(
                        """
                        The number stands under a cell that ran before the code shown was defined, so that the \
                        code shown did not produce it; run as shown it gives 0.9628.
                        """
                    ),
                ],
                [
                    words("ReLU is not much faster"), [.strong(words("holds"))],
                    words("An epoch costs the same to within 4 %."),
                ],
            ])
        let lines = (1...90).map {
            $0 % 12 == 0 ? "" : "    let value\($0) = compute(\($0), scale: 0.5)  // step \($0)"
        }
        return Document(
            title: words("Things that divide"),
            blocks: [
                .heading(level: 1, words("Long things"), id: "long"), .paragraph(prose), .table(table),
                .paragraph(prose), .table(wide),
                .cell(
                    Cell(
                        number: 1, firstLine: 100, lines: lines,
                        outputs: [.text((1...70).map { "line \($0) printed" }.joined(separator: "\n")), .table(grid)],
                        timing: "CPU 12.5 s user, 0.1 s system · wall 12.7 s")),
                .paragraph(prose), .paragraph(prose),
                .figure(
                    Figure(id: "figure-1", number: 1, caption: words("A figure."), alternativeText: "A rising line")),
                .paragraph(prose), .paragraph(prose),
                .heading(level: 2, words("Sections follow"), id: "sections"), .paragraph(prose),
                .heading(level: 3, words("And subsections"), id: "subsections"), .paragraph(prose),
            ], provenance: "run 2026-11-23 · seed 1337 · data fae29c61", date: 1_790_000_000, watermark: "QUICK RUN")
    }

    /// Writes a sample into the folder for viewing, if one is set.
    static func keep(_ bytes: [UInt8], as name: String) throws {
        guard let directory = ProcessInfo.processInfo.environment["FOLIO_SAMPLE_DIR"] else { return }
        try Data(bytes).write(to: URL(fileURLWithPath: directory + "/" + name))
    }

    static let pictures: [String: Picture] = {
        var pictures: [String: Picture] = [:]
        for part in 1...6 {
            pictures["figure-\(part)"] = chart
            pictures["inner-\(part)"] = chart
        }
        return pictures
    }()
}
