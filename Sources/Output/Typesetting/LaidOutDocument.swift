import Documents
import Drawing

/// A document laid out on pages.
///
/// Every strip has its place. Formats that have pages, such as PDF, draw it.
package struct LaidOutDocument {
    /// The document that is laid out.
    package let document: Document
    /// The pages in order, at least one.
    package let pages: [LaidOutPage]
    /// The document's title as the right half of the running head.
    package let runningTitle: SetLine
    /// A shaper for the few texts that are known only when pages are drawn, such as page numbers.
    package let shaper: Shaper

    /// Lays out a document.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - pictures: The drawings of the document's figures, by figure id. A figure without a drawing shows its
    ///     alternative text instead.
    /// - Throws: `TypesettingError.formula` if a formula cannot be parsed.
    /// - Complexity: Linear in the document's length.
    package init(_ document: Document, pictures: [String: Picture] = [:]) throws(TypesettingError) {
        let composer = BlockComposer(language: document.language, pictures: pictures)
        // Footnotes are numbered in reading order: the title and the abstract come first.
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
        runningTitle = try composer.fittedLine(document.title, RunningHead.document, width: RunningHead.documentWidth)
        pages = PageBuilder(strips: strips, continuations: composer.continuations).pages()
        shaper = composer.shaper
    }
}
