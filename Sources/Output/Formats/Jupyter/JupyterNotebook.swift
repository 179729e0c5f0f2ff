import Basics
import Documents
import Typesetting

/// A report as a notebook of nbformat 4.5.
struct JupyterNotebook {
    private let document: Document
    /// The headings of the table of contents; empty if there is none.
    private let contents: [Document.Heading]
    private let links: JupyterLinks
    private let files: FileLinks
    private let drawings: [String: JupyterFigure]
    private let showsPDF: Bool
    private var ids = JupyterIds()
    private var cells: [JupyterJSON] = []
    /// The blocks since the last cell.
    private var prose: [Block] = []

    /// Makes the cells.
    ///
    /// - Throws: `DrawingError` if a figure cannot be drawn.
    init(of report: WovenReport) throws {
        document = report.document
        let headings = document.headings.filter { $0.level <= 2 }
        contents = headings.count > 1 ? headings : []
        links = JupyterLinks(document, others: contents.map(\.id))
        files = FileLinks(document)
        drawings = try report.pictures.mapValues(JupyterFigure.init)
        showsPDF = report.formats.contains("pdf")
        appendFront()
        for block in files.linked(document.blocks) { append(block) }
        appendProse()
        if !document.provenance.isEmpty {
            ids.begin("provenance")
            prose = [.rule, .remark([.text(document.provenance.spaced)])]
            appendProse()
        }
    }

    /// The notebook as JSON.
    var json: JupyterJSON {
        .object([
            "cells": .list(cells), "metadata": metadata, "nbformat": .number(4), "nbformat_minor": .number(5),
        ])
    }

    // MARK: Cells

    /// Appends the title with what is below it, and the table of contents.
    private mutating func appendFront() {
        ids.begin("front")
        var groups: [[String]] = []
        let writer = self.writer(noteId: ids.next())
        let title = writer.inline(document.title, .line)
        if !title.isEmpty { groups.append(["# " + title]) }
        groups.append(writer.lines([.paragraph([.emphasis(document.subtitle)])]))
        let head: [[Inline]?] = [
            document.imprint.line.isEmpty ? nil : document.imprint.line,
            showsPDF ? [.link([.text("PDF")], destination: "report.pdf")] : nil,
        ]
        groups.append(writer.lines([.paragraph(Array(head.compactMap(\.self).joined(separator: [.text(" · ")])))]))
        if let watermark = document.watermark { groups.append(writer.notice(watermark, [])) }
        if !document.abstract.isEmpty { groups.append(writer.lines([.quote(files.linked(document.abstract))])) }
        groups.append(writer.footnoteLines())
        appendMarkdown(groups, id: writer.noteId)
        if !contents.isEmpty {
            prose = [.paragraph([.strong([.text("Contents")])]), .list(listOfContents(contents[...]))]
            appendProse()
        }
    }

    private mutating func append(_ block: Block) {
        switch block {
        case .heading(let level, let title, _):
            appendProse()
            if level == 1 { ids.begin(title.unicodeText) }
            prose.append(block)
        case .cell(let cell):
            appendProse()
            appendCode(cell)
        default: prose.append(block)
        }
    }

    /// Appends the blocks since the last cell as a cell.
    private mutating func appendProse() {
        guard !prose.isEmpty else { return }
        let writer = self.writer(noteId: ids.next())
        appendMarkdown([writer.lines(prose), writer.footnoteLines()], id: writer.noteId)
        prose = []
    }

    private mutating func appendMarkdown(_ groups: [[String]], id: String) {
        let lines = Array(groups.filter { !$0.isEmpty }.joined(separator: [""]))
        guard !lines.isEmpty else { return }
        cells.append(
            .object([
                "cell_type": .string("markdown"), "id": .string(id), "metadata": .object([:]),
                "source": .lines(of: lines.joined(separator: "\n")),
            ]))
    }

    private mutating func appendCode(_ cell: Cell) {
        let id = ids.next()
        let outputs = JupyterOutputs(
            of: cell, markdown: writer(noteId: id), drawings: drawings)
        var metadata: [String: JupyterJSON] = [:]
        var origin: [String: JupyterJSON] = ["line": .number(cell.firstLine)]
        origin["file"] = cell.path.map { .string($0) }
        origin["label"] = cell.folded.map { .string($0) }
        origin["timing"] = cell.timing.map { .string($0) }
        metadata["folio"] = .object(origin)
        if cell.folded != nil { metadata["jupyter"] = .object(["source_hidden": .bool(true)]) }
        cells.append(
            .object([
                "cell_type": .string("code"), "id": .string(id), "metadata": .object(metadata),
                "execution_count": cell.lines.isEmpty ? .null : .number(cell.number),
                "source": .lines(of: cell.lines.joined(separator: "\n").printable),
                "outputs": .list(outputs.json),
            ]))
    }

    private func writer(noteId: String) -> MarkdownBlocks {
        MarkdownBlocks(
            headingShift: 1, linkedIds: links.anchoredIds, repository: document.imprint.repository, dialect: .jupyter,
            noteId: noteId, address: links.address
        ) { SVGFigures.fileName(of: $0.id) }
    }

    // MARK: Metadata

    private var metadata: JupyterJSON {
        var metadata: [String: JupyterJSON] = [
            "folio": provenance,
            "kernelspec": .object([
                "display_name": .string("Swift"), "language": .string("swift"), "name": .string("swift"),
            ]),
            "language_info": .object([
                "file_extension": .string(".swift"), "mimetype": .string("text/x-swift"), "name": .string("swift"),
            ]),
        ]
        let title = document.title.unicodeText.spaced.printable
        if !title.isEmpty { metadata["title"] = .string(title) }
        if !document.imprint.authors.isEmpty {
            metadata["authors"] = .list(document.imprint.authors.map { .object(["name": .string($0.printable)]) })
        }
        return .object(metadata)
    }

    /// The date, settings and repository of the report, and the digests of the results and sources that it is from.
    private var provenance: JupyterJSON {
        var facts: [String: JupyterJSON] = [:]
        if document.date != 0 { facts["date"] = .string(ReportDate.text(document.date)) }
        if !document.provenance.isEmpty { facts["provenance"] = .string(document.provenance.printable) }
        facts["repository"] = document.imprint.repository.map { .string($0.printable) }
        facts["licence"] = document.imprint.licence.map { .string($0.printable) }
        if !document.attachments.isEmpty {
            let digests = document.attachments.map { file in
                (file.name.printable, JupyterJSON.string(SHA256.hexDigest(of: file.bytes)))
            }
            facts["sha256"] = .object(Dictionary(digests) { first, _ in first })
        }
        return .object(facts)
    }
}
