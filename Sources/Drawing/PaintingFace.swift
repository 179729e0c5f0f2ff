import CCairo
import CFonts
import CFreeType
import Synchronization

/// A shipped face opened for Cairo.
///
/// `@unchecked Sendable`: both pointers are written once, under the lock below, and kept for the life of the process
/// (Cairo caches by their addresses, so that freeing one could revive another's glyphs). After that only Cairo uses
/// the FreeType face, and it locks the face itself while it does; FreeType asks for a lock only where faces are
/// opened or closed, which is here.
final class PaintingFace: @unchecked Sendable {
    /// A `cairo_font_face_t`.
    let cairoFace: OpaquePointer

    private init(cairoFace: OpaquePointer) {
        self.cairoFace = cairoFace
    }

    private struct Shelf: @unchecked Sendable {
        var library: FT_Library?
        var faces: [Face: PaintingFace] = [:]
    }

    private static let shelf = Mutex(Shelf())

    static func of(_ face: Face) throws(DrawingError) -> PaintingFace {
        let opened: PaintingFace? = shelf.withLock { shelf in
            if let known = shelf.faces[face] { return known }
            if shelf.library == nil { FT_Init_FreeType(&shelf.library) }
            let data = folio_font_named(face.rawValue)
            var freeTypeFace: FT_Face?
            guard let library = shelf.library, data.count > 0,
                FT_New_Memory_Face(library, data.bytes, FT_Long(data.count), 0, &freeTypeFace) == 0,
                let freeTypeFace,
                let cairoFace = cairo_ft_font_face_create_for_ft_face(freeTypeFace, Int32(FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)),
                cairo_font_face_status(cairoFace) == CAIRO_STATUS_SUCCESS
            else { return nil }
            let new = PaintingFace(cairoFace: cairoFace)
            shelf.faces[face] = new
            return new
        }
        guard let opened else { throw .unusableFace(face.rawValue) }
        return opened
    }
}
