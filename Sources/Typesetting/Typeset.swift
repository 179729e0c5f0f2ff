import Documents
import Drawing

/// What the author of a report may choose.
public struct TypesettingOptions: Sendable {
    /// Whether a table of contents follows the title.
    public var hasContents: Bool

    public init(hasContents: Bool = true) {
        self.hasContents = hasContents
    }
}

/// Sets a document as a PDF on A4.
///
/// - Parameters:
///   - pictures: the drawings of the document's figures, by figure id; where one is missing its alternative text
///     stands in its place.
/// - Returns: the file's bytes; equal documents and pictures give equal bytes.
/// - Throws: when a formula is not understood, a link leads nowhere, or Cairo refuses.
/// - Complexity: linear in the document's length.
public func typeset(
    _ document: Document, pictures: [String: Picture] = [:], options: TypesettingOptions = TypesettingOptions()
) throws(TypesettingError) -> [UInt8] {
    let composer = Composer(language: document.language, pictures: pictures)
    var drawing = PageDrawing(document: document, shaper: composer.shaper, pages: try pages(of: document, composer, options))
    return try drawing.bytes()
}

/// Everything but the drawing: where each strip of the document stands.
func pages(
    of document: Document, _ composer: Composer, _ options: TypesettingOptions = TypesettingOptions()
) throws(TypesettingError) -> [Page] {
    // Numbers of footnotes follow the reader: the title and abstract come first.
    let title = try composer.titleBlock(document)
    var body = try composer.set(document.blocks, in: Composer.Column())
    let contents = options.hasContents ? try composer.contents() : []
    if !body.isEmpty {
        let above = (contents.last ?? title.last)?.spaceAfter ?? 0
        body[0].spaceBefore = max(body[0].spaceBefore, above)
    }
    var strips = title + contents + body
    if strips.isEmpty { strips = [Strip(height: 0)] }
    return PageBuilder(strips: strips, continuations: composer.continuations).pages()
}
