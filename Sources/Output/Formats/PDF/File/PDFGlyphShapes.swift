import Drawing

/// The outlines of glyphs that are only for the eye: their text cannot be copied or searched.
///
/// Each outline is in the file once, as a form XObject (PDF 32000-1, 8.10), which is painted at every place where it is
/// needed. As separate paths on every page the outlines would be two thirds of a report's content.
struct PDFGlyphShapes {
    /// A glyph of a face and size.
    private struct Glyph: Hashable {
        let face: Face
        let id: UInt32
        let size: Double
    }

    /// The shape numbers found so far; a nil value marks a glyph without ink.
    private var known: [Glyph: Int?] = [:]
    /// The outlines by shape number, in points from the start of the baseline, y downwards.
    private(set) var outlines: [Path] = []

    /// The number of a glyph's shape, which is added at its first use; nil if the glyph has nothing to show.
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

    /// A small rectangle (speck) that marks the place of a shape.
    ///
    /// Cairo has no function for form XObjects. So it draws a speck whose height encodes the shape's number; later the
    /// speck is replaced by the shape. The sides of a speck are multiples of the grid to which Cairo rounds
    /// coordinates, 1/256 of a point, so they are exact at any position.
    static func speck(_ number: Int, at point: Point) -> Rectangle {
        Rectangle(x: point.x, y: point.y, width: 0.125, height: 0.125 * Double(number + 2))
    }

    /// The number of the shape that a speck of this height marks; nil if there is none.
    func number(height: Double) -> Int? {
        guard let number = Int(exactly: height / 0.125 - 2), outlines.indices.contains(number) else { return nil }
        return number
    }

    /// The name of a shape in a page's resources.
    static func name(_ number: Int) -> String { "/shape\(number)" }

    // MARK: Objects

    /// The dictionary's entries and the content of a shape's form XObject.
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
