import CFonts
import CHarfBuzz
import Synchronization

/// A shipped face opened for shaping, measuring and outlines, in font units.
///
/// `@unchecked Sendable`: the blob is constant data of the program, and the HarfBuzz face and font are made immutable
/// before they are shared. HarfBuzz documents immutable objects as safe to use from several threads at once (its
/// internal caches are atomic).
package final class ShapingFace: @unchecked Sendable {
    /// An `hb_font_t` scaled to font units, immutable.
    package let font: OpaquePointer
    /// The number of font units in one em.
    package let unitsPerEm: Double
    /// The ascender's height above the baseline in font units, positive.
    package let ascent: Double
    /// The descender's depth below the baseline in font units, positive.
    package let descent: Double

    private static let opened = Mutex<[Face: ShapingFace]>([:])

    /// The one opened instance of a face, created at its first use.
    package static func of(_ face: Face) -> ShapingFace {
        opened.withLock { opened in
            if let known = opened[face] { return known }
            let new = ShapingFace(face)
            opened[face] = new
            return new
        }
    }

    private convenience init(_ face: Face) {
        let data = folio_font_named(face.rawValue)
        // An empty blob gives HarfBuzz's empty face: it lacks every glyph, but all calls are defined.
        self.init(blob: hb_blob_create(data.bytes, UInt32(data.count), HB_MEMORY_MODE_READONLY, nil, nil))
    }

    /// Opens the bytes of any font file, which are copied.
    convenience init(copying bytes: [UInt8]) {
        let blob = bytes.withUnsafeBytes {
            hb_blob_create(
                $0.bindMemory(to: CChar.self).baseAddress, UInt32($0.count), HB_MEMORY_MODE_DUPLICATE, nil, nil)
        }
        self.init(blob: blob)
    }

    private init(blob: OpaquePointer?) {
        let hbFace = hb_face_create(blob, 0)
        hb_blob_destroy(blob)
        let upem = max(1, hb_face_get_upem(hbFace))
        hb_face_make_immutable(hbFace)
        let font = hb_font_create(hbFace)
        hb_face_destroy(hbFace)
        hb_ot_font_set_funcs(font)
        hb_font_set_scale(font, Int32(upem), Int32(upem))
        hb_font_make_immutable(font)
        var extents = hb_font_extents_t()
        hb_font_get_h_extents(font, &extents)
        self.font = font!
        unitsPerEm = Double(upem)
        ascent = Double(extents.ascender)
        descent = -Double(extents.descender)
    }

    /// The glyph of a scalar, or nil if the face has none.
    package func glyph(for scalar: Unicode.Scalar) -> UInt32? {
        var glyph: hb_codepoint_t = 0
        return hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 ? glyph : nil
    }

    /// The horizontal advance of a glyph in font units.
    package func advance(of glyph: UInt32) -> Double {
        Double(hb_font_get_glyph_h_advance(font, glyph))
    }

    /// The bounding box of a glyph's ink in font units, y upwards; all zero if the glyph has no extents.
    package func inkBox(of glyph: UInt32) -> (left: Double, bottom: Double, right: Double, top: Double) {
        var extents = hb_glyph_extents_t()
        guard hb_font_get_glyph_extents(font, glyph, &extents) != 0 else { return (0, 0, 0, 0) }
        let left = Double(extents.x_bearing), top = Double(extents.y_bearing)
        return (left, top + Double(extents.height), left + Double(extents.width), top)
    }
}
