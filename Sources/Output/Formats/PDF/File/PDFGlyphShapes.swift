import Drawing

/// The shapes of glyphs that stand on pages for the eye alone: nothing to copy or to search. Each is in the file once, as a form XObject (PDF 32000-1, 8.10), and
/// painted wherever it stands; as paths of every page's own they would be two thirds of a report's content.
struct PDFGlyphShapes {
    private struct Glyph: Hashable {
        let face: Face
        let id: UInt32
        let size: Double
    }

    private var known: [Glyph: Int?] = [:]
    /// In points about the start of the baseline, y downwards.
    private(set) var outlines: [Path] = []

    /// The shape's number; nil where there is nothing to be seen.
    mutating func number(of id: UInt32, face: Face, size: Double) -> Int? {
        let glyph = Glyph(face: face, id: id, size: size)
        if let known = known[glyph] { return known }
        let shapingFace = ShapingFace.of(face)
        let outline = shapingFace.outline(of: id).moved(
            by: Point(0, 0), scale: size / shapingFace.unitsPerEm, isFlipped: true)
        let number = outline.segments.isEmpty || !outline.isFinite ? nil : outlines.count
        if number != nil { outlines.append(outline) }
        known[glyph] = .some(number)
        return number
    }

    // MARK: Specks

    /// Cairo has no call for such a thing. It is given a speck whose height says which shape belongs there, and which is taken out again. Its sides are multiples of
    /// the grid that Cairo rounds coordinates to, 1/256 of a point, so they come out as they went in wherever it stands.
    static func speck(_ number: Int, at point: Point) -> Rectangle {
        Rectangle(x: point.x, y: point.y, width: 0.125, height: 0.125 * Double(number + 2))
    }

    /// The number of the shape for which a speck of some height stands.
    func number(height: Double) -> Int? {
        guard let number = Int(exactly: height / 0.125 - 2), outlines.indices.contains(number) else { return nil }
        return number
    }

    static func name(_ number: Int) -> String { "/shape\(number)" }

    // MARK: Objects

    /// The dictionary and the content of a shape's form.
    static func form(_ outline: Path) -> (dictionary: String, content: [UInt8]) {
        var box = (left: 0.0, top: 0.0, right: 0.0, bottom: 0.0)
        func text(_ points: Point..., operation: String) -> String {
            for point in points {
                box = (min(box.left, point.x), min(box.top, point.y), max(box.right, point.x), max(box.bottom, point.y))
            }
            return points.map { "\(plain($0.x)) \(plain($0.y)) " }.joined() + operation
        }
        let lines = outline.segments.map { segment in
            switch segment {
            case .move(let to): text(to, operation: "m")
            case .line(let to): text(to, operation: "l")
            case .curve(let a, let b, let to): text(a, b, to, operation: "c")
            case .close: "h"
            }
        }
        let corners = [box.left - 1, box.top - 1, box.right + 1, box.bottom + 1].map { plain($0) }.joined(
            separator: " ")
        return (
            "/Type /XObject /Subtype /Form /BBox [\(corners)] /Resources << >>",
            Array((lines + ["f"]).joined(separator: "\n").utf8)
        )
    }
}
