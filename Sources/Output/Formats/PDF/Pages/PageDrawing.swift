import Documents
import Drawing
import Typesetting

/// Drawing of laid-out pages as a PDF; the only code that uses the canvas.
struct PageDrawing {
    let document: Document
    let shaper: Shaper
    /// The document's title as the right half of the running head.
    private let runningTitle: SetLine
    /// The pages; each is emptied once it is drawn.
    ///
    /// The glyphs of a long document take more memory than its file.
    private(set) var pages: [LaidOutPage]
    /// The page of every id, counted from 0.
    private let pageOf: [String: Int]

    init(_ layout: LaidOutDocument) {
        document = layout.document
        shaper = layout.shaper
        pages = layout.pages
        runningTitle = layout.runningTitle
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

    /// Draws all pages and returns the bytes of the file.
    ///
    /// Call it once: drawn pages are emptied.
    mutating func bytes(_ packing: PDFPacking) throws(TypesettingError) -> [UInt8] {
        do {
            return try draw(packing)
        } catch let error as DrawingError {
            throw .drawing(error)
        } catch let error as TypesettingError {
            throw error
        } catch {
            throw .drawing(.cairo("\(error)"))
        }
    }

    private mutating func draw(_ packing: PDFPacking) throws -> [UInt8] {
        let title = document.title.unicodeText
        let canvas = try PDFCanvas(
            metadata: PDFMetadata(
                title: title, authors: document.imprint.authors, issued: document.imprint.date,
                licence: document.imprint.licence, licenceAddress: document.imprint.licenceAddress,
                subject: document.subtitle.unicodeText, date: document.date))
        var part: SetLine?
        var structure = Structure(canvas: canvas)
        for number in pages.indices {
            let page = pages[number]
            pages[number] = LaidOutPage()
            try canvas.beginPage(PageDesign.page, label: String(number + 1))
            try drawWatermark(on: canvas)
            let headings = page.body.compactMap(\.strip.heading)
            let first = headings.first { $0.level <= 1 }
            if number > 0 {
                let opensPage = page.body.first?.strip.heading?.level ?? 9 <= 1
                let opening = first?.runningHead
                try drawHead(left: opensPage || part == nil ? opening ?? part : part, right: runningTitle, on: canvas)
            }
            try drawFoot(number: number, on: canvas)
            if let last = headings.last(where: { $0.level <= 1 }) { part = last.runningHead }
            try drawBody(page, next: number + 1 < pages.count ? pages[number + 1] : nil, on: canvas, &structure)
            for heading in headings {
                try canvas.addBookmark(heading.title, level: max(1, heading.level), destination: heading.id)
            }
            try canvas.endPage()
        }
        // Elements that are still open end with the document.
        var completion = PDFPostProcessor(
            language: document.language,
            attachments: document.attachments.map(PDFAttachment.init), alternativeTexts: structure.alternatives,
            formulas: structure.formulas,
            placeNames: document.placeNames(pages: pageOf),
            isAccessible: document.isAccessible && !shaper.lacksGlyphs && !structure.lacksGlyphs,
            hasTitle: !document.title.isEmpty)
        completion.packing = packing
        return try canvas.finish(completion)
    }

    // MARK: Strips

    /// Draws the fills, the strips and the footnotes of a page.
    ///
    /// - Parameter next: The following page; nil on the last page.
    private func drawBody(_ page: LaidOutPage, next: LaidOutPage?, on canvas: PDFCanvas, _ structure: inout Structure)
        throws
    {
        let fills = Self.mergedFills(page.body)
        if !fills.isEmpty || page.noteRule != nil {
            try canvas.artifact {
                for fill in fills { try canvas.fill(fill.0, fill.1) }
                if let y = page.noteRule {
                    try canvas.fill(
                        Rectangle(x: PageDesign.left, y: PageDesign.top + y, width: 90, height: 0.4),
                        PageDesign.hairline)
                }
            }
        }
        func draw(_ placed: LaidOutPage.Placed, within outer: [Strip.Element]) throws {
            let strip = placed.strip
            // A strip without an element, such as "continued", is drawn between an element's lines and leaves it open.
            if let path = strip.path { try structure.enter(outer + path) }
            try self.draw(
                strip.marks.filter(\.isPainted), at: Self.origin(placed), isTagged: strip.element != nil, on: canvas,
                &structure)
        }
        // Floats at the top of the page are read after the element that continues below them.
        let divided = structure.open.first
        func goesOn(_ placed: LaidOutPage.Placed) -> Bool { divided != nil && placed.strip.path?.first == divided }
        /// The open elements that go on on the next page.
        func lasting(_ open: [Strip.Element]) -> [Strip.Element] {
            let following = next?.body.lazy.compactMap(\.strip.path).first { $0.first == open.first } ?? []
            return zip(open, following).prefix { $0 == $1 }.map(\.0)
        }
        for placed in page.body.filter(goesOn) { try draw(placed, within: []) }
        // Floats and footnotes are within an element that continues on the next page, so that it stays one.
        var outer = divided == nil ? [] : lasting(structure.open)
        for placed in page.body.filter({ !goesOn($0) }) { try draw(placed, within: outer) }
        outer = lasting(structure.open)
        for placed in page.notes { try draw(placed, within: outer) }
    }

    /// The structure elements that are open; an element divided by a page break stays open across it.
    private struct Structure {
        let canvas: PDFCanvas
        var open: [Strip.Element] = []
        /// The alternative texts by role, in the order in which the elements were opened.
        var alternatives: [String: [String]] = [:]
        /// The MathML of the formulas in the same order; nil for the rest of a formula that began on an earlier line.
        var formulas: [String?] = []
        /// True if a picture shows a box in place of a letter.
        var lacksGlyphs = false

        /// Opens an element within the innermost open one.
        mutating func begin(_ role: String, _ alternative: String?, mathML: String?) throws {
            try canvas.beginTag(role)
            if let alternative { alternatives[role, default: []].append(alternative) }
            if role == "Formula" { formulas.append(mathML) }
        }

        /// Closes and opens elements until exactly those of `path` are open.
        mutating func enter(_ path: [Strip.Element]) throws {
            let shared = zip(open, path).prefix { $0 == $1 }.count
            for _ in shared..<open.count { try canvas.endTag() }
            for element in path[shared...] { try begin(element.role, element.alternative, mathML: element.mathML) }
            open = path
        }
    }

    /// The position of a strip's top left corner on the page.
    private static func origin(_ placed: LaidOutPage.Placed) -> Point {
        Point(PageDesign.left, PageDesign.top + placed.y)
    }

    private func draw(
        _ marks: [PlacedMark], at origin: Point, isTagged: Bool, on canvas: PDFCanvas, _ structure: inout Structure
    ) throws {
        // Text directly in an element beside a link would be lost from the structure, so it is put into a span.
        var isInSpan = false, right = -Double.infinity
        func span(_ wanted: Bool) throws {
            guard isTagged, wanted != isInSpan else { return }
            if wanted { try canvas.beginTag("Span") } else { try canvas.endTag() }
            isInSpan = wanted
        }
        // All readable text is in spans, so marks outside a span are artifacts.
        func paint(_ draw: () throws -> Void) throws {
            if isInSpan { try draw() } else { try canvas.artifact(.layout, draw) }
        }
        for mark in marks.map({ $0.moved(dx: origin.x, dy: origin.y) }) {
            switch mark {
            case .glyphs(let run, let at, let color):
                // Every line has its own span; otherwise its first word would be joined to the last word of the line
                // above.
                let left = at.x + (run.glyphs.first?.x ?? 0)
                if left < right - 1 { try span(false) }
                right = at.x + (run.glyphs.last?.x ?? 0)
                try span(true)
                try paint { try canvas.draw(run, at: at, color: color) }
            case .picture(let picture, let at, let scale):
                try span(true)
                structure.lacksGlyphs = structure.lacksGlyphs || picture.lacksGlyphs
                try paint { try canvas.draw(picture, at: at, scale: scale) }
            case .begin(let role, let alternative, let mathML):
                try span(false)
                if isTagged { try structure.begin(role, alternative, mathML: mathML) }
            case .beginLink(let box, let target):
                try span(false)
                if isTagged { try beginLink(box, target, on: canvas) }
            case .end:
                try span(false)
                if isTagged { try canvas.endTag() }
            case .fill(let box, let color): try paint { try canvas.fill(box, color) }
            case .decoration(let decoration, let at, let color):
                try span(false)
                try paint {
                    switch decoration {
                    case .shapes(let line): try canvas.draw(shapesOf: line, at: at, color: color)
                    case .leader(let start, let end): try drawLeader(from: start, to: end, at: at, color, on: canvas)
                    }
                }
            case .destination(let name, let at):
                try canvas.define(name, at: Point(at.x, max(0, at.y)))
            case .pageNumber(let name, let at, let style):
                guard let page = pageOf[name] else { throw TypesettingError.unknownReference(name) }
                // The space separates the number from the words before it when the text is read aloud or copied.
                let line = shaper.line(" \(page + 1)", style)
                try span(true)
                try paint { try canvas.draw(line, at: Point(at.x - line.width, at.y), color: style.color) }
            }
        }
        try span(false)
    }

    /// Draws a dotted line; the dots of all leaders are at multiples of one distance, so they align.
    private func drawLeader(from start: Double, to end: Double, at point: Point, _ color: Color, on canvas: PDFCanvas)
        throws
    {
        let distance = 7.0, size = 0.7
        let first = point.x + (start / distance).rounded(.up) * distance, y = point.y - 0.3 - size / 2
        guard first < point.x + end else { return }
        try canvas.stroke(
            Path([.move(Point(first, y)), .line(Point(point.x + end, y))]),
            Stroke(color, width: size, dash: [size, distance - size]))
    }

    /// Opens a link to an id (`#id`) or to a web address.
    ///
    /// - Throws: `TypesettingError.unknownReference` if no page has the id.
    private func beginLink(_ box: Rectangle, _ target: String, on canvas: PDFCanvas) throws {
        if target.hasPrefix("#") {
            let name = String(target.dropFirst())
            guard pageOf[name] != nil else { throw TypesettingError.unknownReference(name) }
            try canvas.beginLink(box, toDestination: name)
        } else {
            try canvas.beginLink(box, toURI: target)
        }
    }

    /// The fills of all strips, with touching fills joined, since seams would be visible on screens.
    private static func mergedFills(_ body: [LaidOutPage.Placed]) -> [(Rectangle, Color)] {
        /// A column of fills of one colour, position and width.
        struct Course: Hashable {
            var x: Double, width: Double, color: Color
        }
        var merged: [(Rectangle, Color)] = []
        // The index in `merged` of the lowest fill of each column so far.
        var lowest: [Course: Int] = [:]
        for placed in body {
            let origin = origin(placed)
            for mark in placed.strip.marks {
                guard case .fill(var box, let color) = mark.moved(dx: origin.x, dy: origin.y) else { continue }
                // A fill may extend above its strip to close a gap; at the top of a page there is no gap to close.
                if box.minY < PageDesign.top {
                    box = Rectangle(
                        x: box.minX, y: PageDesign.top, width: box.size.width, height: box.maxY - PageDesign.top)
                }
                if box.size.height <= 0 { continue }
                let course = Course(x: box.minX, width: box.size.width, color: color)
                if let above = lowest[course], abs(merged[above].0.maxY - box.minY) < 0.01 {
                    merged[above].0.size.height = box.maxY - merged[above].0.minY
                } else {
                    lowest[course] = merged.count
                    merged.append((box, color))
                }
            }
        }
        return merged
    }
}

extension PlacedMark {
    /// False for fills, which are painted before all other marks.
    fileprivate var isPainted: Bool { if case .fill = self { false } else { true } }
}

extension PDFAttachment {
    /// A file of the document.
    fileprivate init(_ file: Attachment) {
        let isSource = file.relation == .source
        self.init(
            name: file.name, mediaType: file.mediaType, relationship: isSource ? .source : .data,
            description: "\(isSource ? "Source" : "Results") of this report: \(file.name)", bytes: file.bytes)
    }
}
