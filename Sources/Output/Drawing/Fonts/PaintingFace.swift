import CCairo
import CFonts
import CFreeType
import Synchronization

/// A shipped face opened for Cairo.
///
/// `@unchecked Sendable`: the Cairo face and the FreeType face under it are written once, under the lock below, and
/// are never freed. (Cairo caches glyphs by their addresses; after a free, a new face at the same address could show
/// the glyphs of the old one.) After that only Cairo uses the FreeType face, and Cairo locks it during use. FreeType
/// itself needs a lock only where faces are opened or closed, which happens only here.
final class PaintingFace: @unchecked Sendable {
    /// The face for Cairo, a `cairo_font_face_t`.
    let cairoFace: OpaquePointer

    private init(cairoFace: OpaquePointer) {
        self.cairoFace = cairoFace
    }

    /// The FreeType library and the faces opened so far.
    private struct Shelf: @unchecked Sendable {
        var library: FT_Library?
        var faces: [Face: PaintingFace] = [:]
    }

    private static let shelf = Mutex(Shelf())

    /// The one opened instance of a face, created at its first use.
    ///
    /// - Throws: `DrawingError.unusableFace` if FreeType or Cairo cannot open the font file.
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

    /// A copy of the font file in which the character map cannot be found; it is never freed.
    ///
    /// Cairo takes a glyph's text from that map where it can. The ligature of f and i would then be U+FB01, and a run
    /// whose own text is "fi" would have to be wrapped in an ActualText. Text with an ActualText can be copied, but
    /// poppler then stops assigning the rest of the line to its structure element. Without the map the text is the one
    /// of the run, and the file has one font for each face instead of two. HarfBuzz, which does need the map, reads the
    /// original.
    private static func withoutCharacterMap(_ face: Face) -> UnsafeBufferPointer<UInt8>? {
        let data = folio_font_named(face.rawValue)
        // The file's header, then 16 bytes for each table, which begin with its tag (OpenType, "The OpenType font
        // file").
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
