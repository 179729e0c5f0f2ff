import CCairo
import Drawing

/// A canvas for the pages of a PDF, drawn one after another and returned as bytes.
///
/// Coordinates are in points from the top left corner. Equal calls give equal bytes. Not safe for concurrent use: only
/// the thread that created a canvas may use it.
package final class PDFCanvas {
    private let sink = ByteSink()
    /// The `cairo_surface_t`.
    let surface: OpaquePointer
    private let canvas: CairoCanvas
    private var isOnPage = false
    /// True if the last page is drawn but not yet passed to Cairo: open elements may have to be closed on it.
    private var isPending = false
    private var isFinished = false
    /// True if Cairo has finished the document.
    private var isWhole = false
    /// The number of pages begun so far.
    package private(set) var pageCount = 0
    private var definedDestinations: Set<String> = []
    private var usedDestinations: [String] = []
    private let metadata: PDFMetadata
    private var openTags: [String] = []
    private var shapes = PDFGlyphShapes()
    private var outlineParents: [(level: Int, id: Int32)] = []

    /// The kind of artifacts that Cairo's content currently sets.
    private var artifact = PDFArtifact.layout
    private var isInArtifact = false

    /// True if Cairo has a tag for artifacts, as it does from version 1.18 on.
    ///
    /// Cairo 1.16 leaves drawing between an element's children out of the structure. Cairo 1.18 makes it content of the
    /// element unless it is within this tag, which 1.16 does not know.
    private static let hasArtifactTag = cairo_version() >= 11800

    /// Creates a canvas without pages.
    ///
    /// - Throws: `DrawingError.cairo` if Cairo reports an error or memory runs out.
    package init(metadata: PDFMetadata) throws(DrawingError) {
        self.metadata = metadata
        // The size is replaced at the start of every page.
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), 595, 842)
        else { throw .cairo("out of memory") }
        self.surface = surface
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        let fields: [(cairo_pdf_metadata_t, String)] = [
            (CAIRO_PDF_METADATA_TITLE, metadata.title),
            (CAIRO_PDF_METADATA_AUTHOR, metadata.authors.joined(separator: ", ")),
            (CAIRO_PDF_METADATA_SUBJECT, metadata.subject), (CAIRO_PDF_METADATA_CREATOR, metadata.creator),
            (CAIRO_PDF_METADATA_CREATE_DATE, timestamp(metadata.date)),
            (CAIRO_PDF_METADATA_MOD_DATE, timestamp(metadata.date)),
        ]
        for (field, text) in fields where !text.isEmpty { cairo_pdf_surface_set_metadata(surface, field, safe(text)) }
        do {
            canvas = try CairoCanvas(surface: surface)
        } catch {
            cairo_surface_finish(surface)
            cairo_surface_destroy(surface)
            throw error
        }
    }

    deinit {
        if !isWhole { abandon() }
        if isWhole { cairo_surface_destroy(surface) }
    }

    /// Completes a document that is given up after an error, so that it can be freed.
    ///
    /// Cairo's finish function asserts that links and structure are complete: it would end the process. If the error is
    /// Cairo's own, which no document can cause, nothing can be completed, and the surface is leaked.
    private func abandon() {
        guard cairo_status(canvas.context) == CAIRO_STATUS_SUCCESS,
            cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS
        else { return }
        if pageCount > 0 {
            isOnPage = true
            for name in usedDestinations { try? define(name, at: Point(0, 0)) }
            while !openTags.isEmpty { try? endTag() }
            cairo_tag_end(canvas.context, "Document")
            cairo_show_page(canvas.context)
        }
        guard cairo_status(canvas.context) == CAIRO_STATUS_SUCCESS else { return }
        cairo_surface_finish(surface)
        isWhole = true
    }

    // MARK: Pages

    /// Begins a page.
    ///
    /// - Parameters:
    ///   - size: The size of the page, from 1 to 14400 points on each side.
    ///   - label: The text that viewers show as the page's number.
    /// - Throws: `DrawingError.outOfOrder` within a page or after the end, `DrawingError.impossibleSize`, or
    ///   `DrawingError.cairo`.
    package func beginPage(_ size: Size, label: String? = nil) throws(DrawingError) {
        guard !isOnPage, !isFinished else { throw .outOfOrder("a page begun inside a page") }
        try showPending()
        guard size.width >= 1, size.height >= 1, size.width <= 14400, size.height <= 14400 else {
            throw .impossibleSize(width: size.width, height: size.height)
        }
        isOnPage = true
        artifact = .layout
        pageCount += 1
        cairo_pdf_surface_set_size(surface, size.width, size.height)
        if let label { cairo_pdf_surface_set_page_label(surface, safe(label)) }
        // Cairo writes a valid structure tree and valid links only if everything is within one `Document`. If that
        // were opened before the size is set, Cairo would forget it.
        if pageCount == 1 { cairo_tag_begin(canvas.context, "Document", nil) }
    }

    /// Ends the current page.
    ///
    /// - Throws: `DrawingError.outOfOrder` outside a page, or `DrawingError.cairo`.
    package func endPage() throws(DrawingError) {
        guard isOnPage else { throw .outOfOrder("a page ended outside of one") }
        isOnPage = false
        isPending = true
        try canvas.checkStatus()
    }

    /// Passes the last page to Cairo if that has not been done.
    private func showPending() throws(DrawingError) {
        guard isPending else { return }
        isPending = false
        cairo_show_page(canvas.context)
        try canvas.checkStatus()
        try check(cairo_surface_status(surface))
    }

    // MARK: Marks

    /// Draws a picture.
    ///
    /// Draws nothing if `origin` or `scale` is not finite or `scale` is not positive.
    ///
    /// - Parameters:
    ///   - picture: The picture to draw.
    ///   - origin: The position of its top left corner.
    ///   - scale: The factor by which the picture is enlarged.
    ///   - clipped: Whether drawing is limited to the picture's size.
    /// - Throws: `DrawingError.outOfOrder` outside a page, as the other drawing functions do, or an error of drawing.
    package func draw(
        _ picture: Picture, at origin: Point, scale: Double = 1, clipped: Bool = false
    ) throws(DrawingError) {
        guard origin.x.isFinite, origin.y.isFinite, scale.isFinite, scale > 0 else { return }
        try paint { () throws(DrawingError) in
            if scale == 1 { return try canvas.draw(picture, at: origin, clipped: clipped) }
            cairo_save(canvas.context)
            defer { cairo_restore(canvas.context) }
            cairo_translate(canvas.context, origin.x, origin.y)
            cairo_scale(canvas.context, scale, scale)
            try canvas.draw(picture, at: Point(0, 0), clipped: clipped)
        }
    }

    /// Draws a run of glyphs from the start of its baseline.
    package func draw(_ run: GlyphRun, at origin: Point, color: Color = .black) throws(DrawingError) {
        try paint { () throws(DrawingError) in try canvas.draw(run, at: origin, color: color, rotation: 0) }
    }

    /// Draws a line of text from the start of its baseline.
    package func draw(_ line: TextLine, at origin: Point, color: Color = .black) throws(DrawingError) {
        for run in line.runs { try draw(run, at: origin, color: color) }
    }

    /// Fills a rectangle.
    package func fill(_ rectangle: Rectangle, _ color: Color) throws(DrawingError) {
        try paint { canvas.draw(.rectangle(rectangle), fill: color, stroke: nil) }
    }

    /// Draws a line's glyphs as shapes, from the start of its baseline.
    ///
    /// The shapes look like text but cannot be copied or searched. They must be drawn as an artifact, and the file must
    /// be finished with a `PDFPostProcessor`.
    package func draw(shapesOf line: TextLine, at origin: Point, color: Color) throws(DrawingError) {
        for run in line.runs {
            for glyph in run.glyphs {
                guard let number = shapes.number(of: glyph.id, face: run.face, size: run.size) else { continue }
                try fill(PDFGlyphShapes.speck(number, at: Point(origin.x + glyph.x, origin.y + glyph.y)), color)
            }
        }
    }

    /// Draws the line of a path.
    package func stroke(_ path: Path, _ stroke: Stroke) throws(DrawingError) {
        try paint { canvas.draw(path, fill: nil, stroke: stroke) }
    }

    /// Draws within the current page, and as an artifact if no element is open.
    private func paint(_ draw: () throws(DrawingError) -> Void) throws(DrawingError) {
        try requirePage()
        let needsTag = Self.hasArtifactTag && openTags.isEmpty && !isInArtifact
        if needsTag { cairo_tag_begin(canvas.context, "Artifact", nil) }
        do {
            // After an error, too: the document is still to be completed.
            defer { if needsTag { cairo_tag_end(canvas.context, "Artifact") } }
            try draw()
        }
        try canvas.checkStatus()
    }

    // MARK: Structure

    /// Marks everything that `draw` draws as an artifact.
    ///
    /// Elements may be open. An artifact is allowed between the children of an element, but not within an element that
    /// has no children. An artifact within an artifact has the kind of the outer one.
    ///
    /// - Throws: `DrawingError.outOfOrder` outside a page, `DrawingError.cairo`, or the error of `draw`.
    package func artifact(_ kind: PDFArtifact = .layout, _ draw: () throws -> Void) throws {
        try requirePage()
        guard !isInArtifact else { return try draw() }
        isInArtifact = true
        defer { isInArtifact = false }
        if Self.hasArtifactTag { cairo_tag_begin(canvas.context, "Artifact", nil) }
        do {
            defer { if Self.hasArtifactTag { cairo_tag_end(canvas.context, "Artifact") } }
            if kind != artifact { try fill(kind.mark, .black) }
            artifact = kind
            try draw()
        }
        try canvas.checkStatus()
    }

    /// Opens a structure element (`P`, `H1`, `Span`, …), to which all further drawing belongs.
    ///
    /// It may extend over several pages. Drawing outside of elements is an artifact.
    ///
    /// - Throws: `DrawingError.outOfOrder` outside a page, or `DrawingError.cairo`.
    package func beginTag(_ name: String) throws(DrawingError) {
        try requirePage()
        cairo_tag_begin(canvas.context, name, nil)
        openTags.append(name)
        try canvas.checkStatus()
    }

    /// Closes the element opened last.
    ///
    /// - Throws: `DrawingError.outOfOrder` if no element is open, or `DrawingError.cairo`.
    package func endTag() throws(DrawingError) {
        guard let name = openTags.popLast() else { throw .outOfOrder("a structure element closed twice") }
        cairo_tag_end(canvas.context, name)
        try canvas.checkStatus()
    }

    // MARK: Links

    /// Defines a destination on the current page; a second definition of a name is ignored.
    package func define(_ destination: String, at point: Point) throws(DrawingError) {
        try requirePage()
        guard definedDestinations.insert(destination).inserted else { return }
        let attributes = "name='\(quoted(destination))' x=\(plain(point.x)) y=\(plain(point.y))"
        cairo_tag_begin(canvas.context, CAIRO_TAG_DEST, attributes)
        cairo_tag_end(canvas.context, CAIRO_TAG_DEST)
        try canvas.checkStatus()
    }

    /// Opens a structure element whose rectangle on the current page is a link to a destination in the document.
    ///
    /// The destination may be defined before or after. `endTag` closes the element. If the rectangle is empty or its
    /// origin is not finite, the element is an ordinary `Span`.
    package func beginLink(_ box: Rectangle, toDestination name: String) throws(DrawingError) {
        usedDestinations.append(name)
        try beginLink(box, attribute: "dest='\(quoted(name))'")
    }

    /// Opens a structure element whose rectangle on the current page is a link to a web address; see above.
    package func beginLink(_ box: Rectangle, toURI uri: String) throws(DrawingError) {
        try beginLink(box, attribute: "uri='\(percentEncoded(uri))'")
    }

    private func beginLink(_ box: Rectangle, attribute: String) throws(DrawingError) {
        try requirePage()
        // An empty rectangle makes no link, but still an element, which the caller will close.
        guard box.origin.isFinite, box.size.width > 0, box.size.height > 0 else { return try beginTag("Span") }
        let numbers = [box.minX, box.minY, box.size.width, box.size.height].map { plain($0) }.joined(separator: " ")
        cairo_tag_begin(canvas.context, CAIRO_TAG_LINK, "rect=[\(numbers)] \(attribute)")
        openTags.append(CAIRO_TAG_LINK)
        try canvas.checkStatus()
    }

    /// Adds a bookmark under the last bookmark of a smaller level.
    ///
    /// - Parameters:
    ///   - title: The text that viewers show.
    ///   - level: The level, from 1.
    ///   - destination: The name of a destination, which may be defined before or after.
    package func addBookmark(_ title: String, level: Int, destination: String) throws(DrawingError) {
        usedDestinations.append(destination)
        while let last = outlineParents.last, last.level >= level { outlineParents.removeLast() }
        let parent = outlineParents.last?.id ?? Int32(CAIRO_PDF_OUTLINE_ROOT)
        let flags = level <= 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0)
        let id = cairo_pdf_surface_add_outline(
            surface, parent, safe(title.isEmpty ? " " : title), "dest='\(quoted(destination))'", flags)
        outlineParents.append((level, id))
        try check(cairo_surface_status(surface))
    }

    // MARK: Bytes

    /// Finishes the document and returns the bytes of the file.
    ///
    /// - Parameter completion: The additions that Cairo cannot write itself; required if shapes were drawn.
    /// - Throws: `DrawingError.undefinedDestination` if a link or bookmark has no destination,
    ///   `DrawingError.outOfOrder` within a page, after the end or if the completion is missing, or
    ///   `DrawingError.cairo`.
    package func finish(_ completion: PDFPostProcessor? = nil) throws(DrawingError) -> [UInt8] {
        guard !isOnPage, !isFinished else { throw .outOfOrder("a document finished within a page, or twice") }
        guard completion != nil || shapes.outlines.isEmpty else {
            throw .outOfOrder("shapes in a document that nothing completes")
        }
        // Cairo would write a damaged file without an error.
        if let missing = usedDestinations.first(where: { !definedDestinations.contains($0) }) {
            throw .undefinedDestination(missing)
        }
        isFinished = true
        while !openTags.isEmpty { try endTag() }
        // If the element were closed after its page is passed to Cairo, it would be lost without an error.
        if pageCount > 0 { cairo_tag_end(canvas.context, "Document") }
        try showPending()
        try canvas.checkStatus()
        cairo_surface_finish(surface)
        isWhole = true
        try check(cairo_surface_status(surface))
        guard let completion else { return sink.bytes }
        return try completion.applied(to: sink.bytes, metadata: metadata, shapes: shapes)
    }

    private func requirePage() throws(DrawingError) {
        guard isOnPage else { throw .outOfOrder("drawing outside of a page") }
    }
}
