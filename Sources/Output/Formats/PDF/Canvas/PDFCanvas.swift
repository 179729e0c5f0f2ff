import CCairo
import Drawing

/// Pages of a PDF, drawn one after another and handed out as bytes. Coordinates are points from the top left corner.
/// Equal calls give equal bytes. Confined to whoever made it.
package final class PDFCanvas {
    private let sink = ByteSink()
    private let surface: OpaquePointer
    private let canvas: CairoCanvas
    private var isOnPage = false
    /// The last page is drawn but not yet given to Cairo: what is still open may have to be closed on it.
    private var isPending = false
    private var isFinished = false
    private var isWhole = false
    package private(set) var pageCount = 0
    private var definedDestinations: Set<String> = []
    private var usedDestinations: [String] = []
    private let metadata: PDFMetadata
    private var openTags: [String] = []
    private var shapes = PDFGlyphShapes()
    private var outlineParents: [(level: Int, id: Int32)] = []

    private var artifact = PDFArtifact.layout
    private var isInArtifact = false

    /// Cairo 1.16 leaves what is drawn between an element's children out of the structure. From 1.18 on it counts that as the element's own, unless it stands within a
    /// tag that 1.16 does not know.
    private static let hasArtifactTag = cairo_version() >= 11800

    package init(metadata: PDFMetadata) throws(DrawingError) {
        self.metadata = metadata
        // The size is set anew for every page.
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), 595, 842)
        else { throw .cairo("out of memory") }
        self.surface = surface
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        let fields: [(cairo_pdf_metadata_t, String)] = [
            (CAIRO_PDF_METADATA_TITLE, metadata.title), (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
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
        // Cairo cannot abandon a document half drawn: finishing one asserts that its links and structure are whole.
        // After an error, which is rare, its surface is let go unfreed.
        if isWhole { cairo_surface_destroy(surface) }
    }

    // MARK: Pages

    /// `label` is what viewers show as the page's number.
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
        // Cairo writes a sound structure tree, and sound links, only if everything sits in one `Document`. Opened
        // before the size is set it would be forgotten.
        if pageCount == 1 { cairo_tag_begin(canvas.context, "Document", nil) }
    }

    package func endPage() throws(DrawingError) {
        guard isOnPage else { throw .outOfOrder("a page ended outside of one") }
        isOnPage = false
        isPending = true
        try canvas.checkStatus()
    }

    private func showPending() throws(DrawingError) {
        guard isPending else { return }
        isPending = false
        cairo_show_page(canvas.context)
        try canvas.checkStatus()
        try check(cairo_surface_status(surface))
    }

    // MARK: Marks

    /// `scale` enlarges the picture about its top left corner.
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

    package func draw(_ run: GlyphRun, at origin: Point, color: Color = .black) throws(DrawingError) {
        try paint { () throws(DrawingError) in try canvas.draw(run, at: origin, color: color, rotation: 0) }
    }

    package func draw(_ line: TextLine, at origin: Point, color: Color = .black) throws(DrawingError) {
        for run in line.runs { try draw(run, at: origin, color: color) }
    }

    package func fill(_ rectangle: Rectangle, _ color: Color) throws(DrawingError) {
        try paint { canvas.draw(.rectangle(rectangle), fill: color, stroke: nil) }
    }

    /// Draws a line's glyphs as shapes, from the start of its baseline: seen as text is, but nothing to copy or to search. An artifact, in a file that is finished with a
    /// completion.
    package func draw(shapesOf line: TextLine, at origin: Point, color: Color) throws(DrawingError) {
        for run in line.runs {
            for glyph in run.glyphs {
                guard let number = shapes.number(of: glyph.id, face: run.face, size: run.size) else { continue }
                try fill(PDFGlyphShapes.speck(number, at: Point(origin.x + glyph.x, origin.y + glyph.y)), color)
            }
        }
    }

    package func stroke(_ path: Path, _ stroke: Stroke) throws(DrawingError) {
        try paint { canvas.draw(path, fill: nil, stroke: stroke) }
    }

    private func paint(_ draw: () throws(DrawingError) -> Void) throws(DrawingError) {
        try requirePage()
        let needsTag = Self.hasArtifactTag && openTags.isEmpty && !isInArtifact
        if needsTag { cairo_tag_begin(canvas.context, "Artifact", nil) }
        try draw()
        if needsTag { cairo_tag_end(canvas.context, "Artifact") }
        try canvas.checkStatus()
    }

    // MARK: Structure

    /// What `draw` draws is no part of the text, though elements may be open: between the children of one, not within one that has none.
    package func artifact(_ kind: PDFArtifact = .layout, _ draw: () throws -> Void) throws {
        try requirePage()
        guard !isInArtifact else { return try draw() }
        isInArtifact = true
        defer { isInArtifact = false }
        if Self.hasArtifactTag { cairo_tag_begin(canvas.context, "Artifact", nil) }
        if kind != artifact { try fill(kind.mark, .black) }
        artifact = kind
        try draw()
        if Self.hasArtifactTag { cairo_tag_end(canvas.context, "Artifact") }
        try canvas.checkStatus()
    }

    /// Opens a structure element (`P`, `H1`, `Span`, …) that what follows belongs to. It may run on over pages. What is drawn outside of elements is an artifact.
    package func beginTag(_ name: String) throws(DrawingError) {
        try requirePage()
        cairo_tag_begin(canvas.context, name, nil)
        openTags.append(name)
        try canvas.checkStatus()
    }

    /// Closes the element opened last.
    package func endTag() throws(DrawingError) {
        guard let name = openTags.popLast() else { throw .outOfOrder("a structure element closed twice") }
        cairo_tag_end(canvas.context, name)
        try canvas.checkStatus()
    }

    // MARK: Links

    /// Names a place on the current page; the first place of a name counts.
    package func define(_ destination: String, at point: Point) throws(DrawingError) {
        try requirePage()
        guard definedDestinations.insert(destination).inserted else { return }
        let attributes = "name='\(quoted(destination))' x=\(plain(point.x)) y=\(plain(point.y))"
        cairo_tag_begin(canvas.context, CAIRO_TAG_DEST, attributes)
        cairo_tag_end(canvas.context, CAIRO_TAG_DEST)
        try canvas.checkStatus()
    }

    /// Opens a structure element for what follows, and makes a rectangle of the current page lead to a place in the
    /// document, defined before or after. `endTag` closes it.
    package func beginLink(_ box: Rectangle, toDestination name: String) throws(DrawingError) {
        usedDestinations.append(name)
        try beginLink(box, attribute: "dest='\(quoted(name))'")
    }

    /// The same, to a web address.
    package func beginLink(_ box: Rectangle, toURI uri: String) throws(DrawingError) {
        try beginLink(box, attribute: "uri='\(percentEncoded(uri))'")
    }

    private func beginLink(_ box: Rectangle, attribute: String) throws(DrawingError) {
        try requirePage()
        // Nothing to click on is no link, but still an element, which the caller will close.
        guard box.origin.isFinite, box.size.width > 0, box.size.height > 0 else { return try beginTag("Span") }
        let numbers = [box.minX, box.minY, box.size.width, box.size.height].map { plain($0) }.joined(separator: " ")
        cairo_tag_begin(canvas.context, CAIRO_TAG_LINK, "rect=[\(numbers)] \(attribute)")
        openTags.append(CAIRO_TAG_LINK)
        try canvas.checkStatus()
    }

    /// Adds a bookmark below the last one of a smaller level. `level` counts from 1.
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

    /// The finished file; with a `completion` it says too what Cairo cannot write itself.
    package func finish(_ completion: PDFPostProcessor? = nil) throws(DrawingError) -> [UInt8] {
        guard !isOnPage, !isFinished else { throw .outOfOrder("a document finished within a page, or twice") }
        guard completion != nil || shapes.outlines.isEmpty else {
            throw .outOfOrder("shapes in a document that nothing completes")
        }
        // Cairo would damage the file without a word.
        if let missing = usedDestinations.first(where: { !definedDestinations.contains($0) }) {
            throw .undefinedDestination(missing)
        }
        isFinished = true
        while !openTags.isEmpty { try endTag() }
        // Closed after its page was given away, the element would be lost without a word.
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
