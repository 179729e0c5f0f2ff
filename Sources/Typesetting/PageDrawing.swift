import Documents
import Drawing

/// Pages to the PDF: the only place that touches the canvas.
struct PageDrawing {
    let document: Document
    let shaper: Shaper
    let pages: [Page]
    /// The page, counted from 0, of every `#id`.
    private let pageOf: [String: Int]

    init(document: Document, shaper: Shaper, pages: [Page]) {
        self.document = document
        self.shaper = shaper
        self.pages = pages
        var pageOf: [String: Int] = [:]
        for (number, page) in pages.enumerated() {
            for placed in page.body + page.notes {
                for mark in placed.strip.marks {
                    if case .destination(let name, _) = mark, pageOf[name] == nil { pageOf[name] = number }
                }
            }
        }
        self.pageOf = pageOf
    }

    func bytes() throws(TypesettingError) -> [UInt8] {
        do {
            return try draw()
        } catch let error as DrawingError {
            throw .drawing(error)
        } catch let error as TypesettingError {
            throw error
        } catch {
            throw .drawing(.cairo("\(error)"))
        }
    }

    private func draw() throws -> [UInt8] {
        let title = document.title.plainText
        let canvas = try PDFCanvas(
            metadata: PDFMetadata(title: title, subject: document.subtitle.plainText, date: document.date))
        var part = ""
        var alternatives: [String: [String]] = [:]
        for (number, page) in pages.enumerated() {
            try canvas.beginPage(PageDesign.page, label: String(number + 1))
            try drawWatermark(on: canvas)
            let headings = page.body.compactMap(\.strip.heading)
            let first = headings.first { $0.level <= 1 }
            if number > 0 {
                let opensPage = page.body.first?.strip.heading?.level ?? 9 <= 1
                try drawHead(left: opensPage || part.isEmpty ? first?.title ?? part : part, right: title, on: canvas)
            }
            try drawFoot(number: number, on: canvas)
            if let last = headings.last(where: { $0.level <= 1 }) { part = last.title }
            try drawBody(page, on: canvas, &alternatives)
            for heading in headings {
                try canvas.addBookmark(heading.title, level: max(1, heading.level), destination: heading.id)
            }
            try canvas.endPage()
        }
        return try canvas.finish(
            PDFCompletion(
                language: document.language,
                attachments: document.attachments.map {
                    PDFCompletion.Attachment(name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes)
                }, alternativeTexts: alternatives))
    }

    // MARK: Strips

    private func drawBody(_ page: Page, on canvas: PDFCanvas, _ alternatives: inout [String: [String]]) throws {
        for fill in Self.mergedFills(page.body) { try canvas.fill(fill.0, fill.1) }
        if let y = page.noteRule {
            try canvas.fill(
                Rectangle(x: PageDesign.left, y: PageDesign.top + y, width: 90, height: 0.4), PageDesign.hairline)
        }
        var open: [Strip.Element] = []
        for placed in page.body + page.notes {
            let strip = placed.strip
            let path = strip.enclosing + (strip.element.map { [$0] } ?? [])
            let shared = zip(open, path).prefix { $0 == $1 }.count
            for _ in shared ..< open.count { try canvas.endTag() }
            for element in path[shared...] {
                try canvas.beginTag(element.role)
                if let text = element.alternative { alternatives[element.role, default: []].append(text) }
            }
            open = path
            try draw(strip.marks.filter(\.isPainted), at: Self.origin(placed), isTagged: strip.element != nil, on: canvas)
        }
        for _ in open { try canvas.endTag() }
    }

    private static func origin(_ placed: Page.Placed) -> Point { Point(PageDesign.left, PageDesign.top + placed.y) }

    private func draw(_ marks: [Mark], at origin: Point, isTagged: Bool, on canvas: PDFCanvas) throws {
        var links: [(Rectangle, String)] = []
        // Text directly in an element beside a link would be lost from the structure: it goes into a span.
        var isInSpan = false
        func span(_ wanted: Bool) throws {
            guard isTagged, wanted != isInSpan else { return }
            if wanted { try canvas.beginTag("Span") } else { try canvas.endTag() }
            isInSpan = wanted
        }
        for mark in marks.map({ $0.moved(dx: origin.x, dy: origin.y) }) {
            switch mark {
            case .glyphs(let run, let at, let color):
                try span(true)
                try canvas.draw(run, at: at, color: color)
            case .picture(let picture, let at, let scale):
                try span(true)
                try canvas.draw(picture, at: at, scale: scale)
            case .begin(let role):
                try span(false)
                if isTagged { try canvas.beginTag(role) }
            case .end:
                try span(false)
                if isTagged { try canvas.endTag() }
            case .fill(let box, let color): try canvas.fill(box, color)
            case .link(let box, let target): links.append((box, target))
            case .destination(let name, let at):
                try canvas.define(name, at: Point(at.x, max(0, at.y)))
            case .pageNumber(let name, let at, let style):
                guard let page = pageOf[name] else { throw TypesettingError.unknownReference(name) }
                let line = shaper.line(String(page + 1), style)
                try span(true)
                try canvas.draw(line, at: Point(at.x - line.width, at.y), color: style.color)
            }
        }
        try span(false)
        for (box, target) in links {
            if target.hasPrefix("#") {
                let name = String(target.dropFirst())
                guard pageOf[name] != nil else { throw TypesettingError.unknownReference(name) }
                try canvas.link([box], toDestination: name)
            } else if !target.isEmpty {
                try canvas.link([box], toURI: target)
            }
        }
    }

    /// Fills of all strips, those that touch one another in one piece: seams would show on screens.
    private static func mergedFills(_ body: [Page.Placed]) -> [(Rectangle, Color)] {
        var merged: [(Rectangle, Color)] = []
        for placed in body {
            let origin = origin(placed)
            for mark in placed.strip.marks {
                guard case .fill(var box, let color) = mark.moved(dx: origin.x, dy: origin.y) else { continue }
                // A rule that bridges the white above its strip has nothing to bridge at the head of a page.
                if box.minY < PageDesign.top { box = Rectangle(x: box.minX, y: PageDesign.top, width: box.size.width, height: box.maxY - PageDesign.top) }
                if box.size.height <= 0 { continue }
                let above = merged.lastIndex { known in
                    known.1 == color && known.0.minX == box.minX && known.0.size.width == box.size.width
                        && abs(known.0.maxY - box.minY) < 0.01
                }
                if let above {
                    merged[above].0.size.height = box.maxY - merged[above].0.minY
                } else {
                    merged.append((box, color))
                }
            }
        }
        return merged
    }

    // MARK: Furniture

    private func drawHead(left: String, right: String, on canvas: PDFCanvas) throws {
        let style = TextStyle(face: .textItalic, size: 9, color: PageDesign.grey)
        let plain = TextStyle(face: .text, size: 9, color: PageDesign.grey)
        let y = PageDesign.headBaseline
        let rightLine = shaper.line(shaper.fitted(right, plain, width: PageDesign.width * 0.5), plain)
        let leftLine = shaper.line(shaper.fitted(left, style, width: PageDesign.width * 0.45), style)
        try canvas.draw(leftLine, at: Point(PageDesign.left, y), color: style.color)
        try canvas.draw(
            rightLine, at: Point(PageDesign.left + PageDesign.width - rightLine.width, y), color: plain.color)
        try canvas.fill(
            Rectangle(x: PageDesign.left, y: y + 6, width: PageDesign.width, height: 0.4), PageDesign.hairline)
    }

    private func drawFoot(number: Int, on canvas: PDFCanvas) throws {
        let style = TextStyle(face: .text, size: 9, color: PageDesign.grey)
        let y = PageDesign.footBaseline
        let count = shaper.line("\(number + 1) of \(pages.count)", style)
        let left = shaper.line(shaper.fitted(document.provenance, style, width: PageDesign.width - 70), style)
        try canvas.draw(left, at: Point(PageDesign.left, y), color: style.color)
        try canvas.draw(count, at: Point(PageDesign.left + PageDesign.width - count.width, y), color: style.color)
    }

    private func drawWatermark(on canvas: PDFCanvas) throws {
        guard let text = document.watermark, !text.isEmpty else { return }
        let trial = TextLine(text, face: .figureBold, size: 100)
        guard trial.width > 0 else { return }
        let size = min(110, 100 * 640 / trial.width)
        let line = TextLine(text, face: .figureBold, size: size)
        let angle = 0.9
        let center = Point(PageDesign.page.width / 2, PageDesign.page.height / 2)
        let start = Point(center.x - line.width / 2 * 0.6216 + size * 0.27, center.y + line.width / 2 * 0.7833 + size * 0.2)
        let picture = Picture(
            size: PageDesign.page,
            elements: [.text(line, at: start, color: PageDesign.watermark, rotation: angle)])
        try canvas.draw(picture, at: Point(0, 0))
    }
}

extension Mark {
    /// Fills are painted first, under everything.
    fileprivate var isPainted: Bool { if case .fill = self { false } else { true } }
}
