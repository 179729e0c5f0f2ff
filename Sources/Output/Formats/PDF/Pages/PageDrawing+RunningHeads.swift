import Documents
import Drawing
import Typesetting

/// Drawing of the running head, the foot and the watermark of a page, each as a separate artifact.
extension PageDrawing {
    /// Draws the running head: the part's title, the document's title and a rule.
    func drawHead(left: String, right: String, on canvas: PDFCanvas) throws {
        let style = TextStyle(face: .textItalic, size: 9, color: PageDesign.grey)
        let plain = TextStyle(face: .text, size: 9, color: PageDesign.grey)
        let y = PageDesign.headBaseline
        let rightLine = shaper.line(shaper.fitted(right, plain, width: PageDesign.fullWidth * 0.5), plain)
        let leftLine = shaper.line(shaper.fitted(left, style, width: PageDesign.fullWidth * 0.45), style)
        try canvas.artifact(.header) {
            try canvas.draw(leftLine, at: Point(PageDesign.left, y), color: style.color)
            try canvas.draw(
                rightLine, at: Point(PageDesign.left + PageDesign.fullWidth - rightLine.width, y), color: plain.color)
            try canvas.fill(
                Rectangle(x: PageDesign.left, y: y + 6, width: PageDesign.fullWidth, height: 0.4), PageDesign.hairline)
        }
    }

    /// Draws the foot: the provenance and the page's number.
    ///
    /// - Parameter number: The page's index from 0.
    func drawFoot(number: Int, on canvas: PDFCanvas) throws {
        let style = TextStyle(face: .text, size: 9, color: PageDesign.grey)
        let y = PageDesign.footBaseline
        let count = shaper.line("\(number + 1) of \(pages.count)", style)
        let left = shaper.line(shaper.fitted(document.provenance, style, width: PageDesign.fullWidth - 70), style)
        try canvas.artifact(.footer) {
            try canvas.draw(left, at: Point(PageDesign.left, y), color: style.color)
            try canvas.draw(
                count, at: Point(PageDesign.left + PageDesign.fullWidth - count.width, y), color: style.color)
        }
    }

    /// Draws the watermark diagonally over the page, if the document has one.
    func drawWatermark(on canvas: PDFCanvas) throws {
        guard let text = document.watermark, !text.isEmpty else { return }
        let trial = TextLine(text, face: .figureBold, size: 100)
        guard trial.width > 0 else { return }
        let size = min(110, 100 * 640 / trial.width)
        let line = TextLine(text, face: .figureBold, size: size)
        let angle = 0.9
        let center = Point(PageDesign.page.width / 2, PageDesign.page.height / 2)
        let start = Point(
            center.x - line.width / 2 * 0.6216 + size * 0.27, center.y + line.width / 2 * 0.7833 + size * 0.2)
        let picture = Picture(
            size: PageDesign.page,
            elements: [.text(line, at: start, color: PageDesign.watermark, rotation: angle)])
        try canvas.artifact(.watermark) { try canvas.draw(picture, at: Point(0, 0)) }
    }
}
