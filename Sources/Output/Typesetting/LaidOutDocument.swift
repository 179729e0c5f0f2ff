import Documents
import Drawing

/// A document laid out on pages: every strip of it has its place. Formats that have pages draw it.
package struct LaidOutDocument {
    package let document: Document
    package let pages: [LaidOutPage]
    /// Sets the few texts that are known only when pages are drawn, such as page numbers.
    package let shaper: Shaper

    /// - Parameter pictures: The drawings of the document's figures, by figure id; where one is missing its alternative
    ///   text stands in its place.
    /// - Throws: If a formula is not understood.
    /// - Complexity: Linear in the document's length.
    package init(_ document: Document, pictures: [String: Picture] = [:]) throws(TypesettingError) {
        let composer = BlockComposer(language: document.language, pictures: pictures)
        // Numbers of footnotes follow the reader: the title and abstract come first.
        let title = try composer.titleBlock(document)
        var body = try composer.set(document.blocks, in: BlockComposer.Column())
        let contents = try composer.contents()
        if !body.isEmpty {
            let above = (contents.last ?? title.last)?.spaceAfter ?? 0
            body[0].spaceBefore = max(body[0].spaceBefore, above)
        }
        var strips = title + contents + body
        if strips.isEmpty { strips = [Strip(height: 0)] }
        self.document = document
        pages = PageBuilder(strips: strips, continuations: composer.continuations).pages()
        shaper = composer.shaper
    }
}
