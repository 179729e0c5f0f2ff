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
            var freeTypeFace: FT_Face?
            guard let library = shelf.library, let data = withoutCharacterMap(face),
                FT_New_Memory_Face(library, data.baseAddress, FT_Long(data.count), 0, &freeTypeFace) == 0,
                let freeTypeFace,
                let cairoFace = cairo_ft_font_face_create_for_ft_face(
                    freeTypeFace, Int32(FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)),
                cairo_font_face_status(cairoFace) == CAIRO_STATUS_SUCCESS
            else { return nil }
            let new = PaintingFace(cairoFace: cairoFace)
            shelf.faces[face] = new
            return new
        }
        guard let opened else { throw .unusableFace(face.rawValue) }
        return opened
    }

    /// A copy of the font file, kept for the life of the process, whose character map nobody finds.
    ///
    /// Cairo takes a glyph's text from that map where it can, so that the ligature of f and i would be U+FB01, and a run
    /// whose own text is "fi" has to be wrapped in an ActualText, which copies well but ends poppler's reading of the line's
    /// structure. Without the map the text is the one that comes with the run, and the file has one font a face instead of
    /// two. HarfBuzz, which does need the map, reads the original.
    private static func withoutCharacterMap(_ face: Face) -> UnsafeBufferPointer<UInt8>? {
        let data = folio_font_named(face.rawValue)
        // The file's header, then 16 bytes a table, the tag first (OpenType, "The OpenType font file").
        guard data.count > 12, let bytes = data.bytes else { return nil }
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Int(data.count))
        _ = copy.initialize(from: UnsafeBufferPointer(start: bytes, count: Int(data.count)))
        let tableCount = Int(copy[4]) << 8 | Int(copy[5])
        for record in 0..<tableCount where 12 + 16 * record + 4 <= copy.count {
            let tag = 12 + 16 * record
            if copy[tag..<tag + 4].elementsEqual("cmap".utf8) { copy[tag] = UInt8(ascii: "x") }
        }
        return UnsafeBufferPointer(copy)
    }
}
