@testable import Drawing
@testable import Typesetting

/// The glyphs and rules that a laid-out formula paints, with places measured from the left end of the baseline, y
/// upwards.
struct PaintedFormula {
    struct Glyph {
        var id: UInt32
        var face: Face
        var size: Double
        var x: Double
        var y: Double
    }

    struct Rule {
        var x: Double
        var bottom: Double
        var width: Double
        var thickness: Double
    }

    var box: MathBox
    var glyphs: [Glyph] = []
    var rules: [Rule] = []
    var text = ""

    init(_ tex: String, display: Bool = true, size: Double = 10) throws {
        box = try layoutMathematics(tex, display: display, size: size)
        for element in box.picture.elements {
            switch element {
            case .glyphs(let run, let at, _):
                for glyph in run.glyphs {
                    glyphs.append(
                        Glyph(
                            id: glyph.id, face: run.face, size: run.size, x: at.x + glyph.x,
                            y: box.ascent - at.y - glyph.y))
                }
                text += run.text
            case .path(let path, _, _):
                var xs: [Double] = [], ys: [Double] = []
                for case .move(let to) in path.segments { (xs, ys) = (xs + [to.x], ys + [to.y]) }
                for case .line(let to) in path.segments { (xs, ys) = (xs + [to.x], ys + [to.y]) }
                guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
                    continue
                }
                rules.append(Rule(x: left, bottom: box.ascent - bottom, width: right - left, thickness: bottom - top))
            default: break
            }
        }
    }
}
