import Documents
import Drawing
import Typesetting

/// Drawing of the running head, the foot and the watermark of a page, each as a separate artifact.
extension PageDrawing {
    /// Draws the running head: the part's title, the document's title and a rule.
    func drawHead(left: SetLine?, right: SetLine, on canvas: PDFCanvas) throws {
        let y = PageDesign.headBaseline
        try canvas.artifact(.header) {
            if let left { try draw(left, at: Point(PageDesign.left, y), on: canvas) }
            try draw(right, at: Point(PageDesign.left + PageDesign.fullWidth - right.width, y), on: canvas)
            try canvas.fill(
                Rectangle(x: PageDesign.left, y: y + 6, width: PageDesign.fullWidth, height: 0.4), PageDesign.hairline)
        }
    }

    /// Draws the glyphs and formulas of a line that is no part of the structure; its baseline begins at a point.
    private func draw(_ line: SetLine, at point: Point, on canvas: PDFCanvas) throws {
        for mark in line.marks {
            switch mark.moved(dx: point.x, dy: point.y) {
            case .glyphs(let run, let at, let color): try canvas.draw(run, at: at, color: color)
            case .picture(let picture, let at, let scale): try canvas.draw(picture, at: at, scale: scale)
            default: break
            }
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
