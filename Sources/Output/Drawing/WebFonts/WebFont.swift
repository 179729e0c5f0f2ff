import CFonts

/// A shipped face cut down to some letters, as a WOFF file (W3C, "WOFF File Format 1.0").
///
/// The bytes are the same on every machine: no library takes part.
package enum WebFont {
    /// The file of a face with some letters.
    ///
    /// Letters that the face lacks are ignored, and no letters at all give a valid font, too.
    ///
    /// The faces of text and figures keep kerning (`kern`), those of text also ligatures (`liga`), those of figures
    /// digits of equal width (`tnum`). The mathematical face keeps the table `MATH`, and each letter in all its sizes
    /// and with the pieces of which larger ones are made. The faces of code have no ligatures, as in Folio's PDF.
    ///
    /// - Parameters:
    ///   - letters: The characters that a page shows in this face.
    ///   - scriptLetters: Those characters that a page shows as subscripts or superscripts of formulas. The
    ///     mathematical face also keeps their stronger forms for small sizes (`ssty`), which Firefox uses; they take as
    ///     much room as two letters. Other faces have none.
    package static func woff(
        _ face: Face, letters: Set<Unicode.Scalar>, scriptLetters: Set<Unicode.Scalar> = []
    ) -> [UInt8] {
        let file = folio_font_named(face.rawValue)
        let subset = FontSubset(
            Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count))), letters: letters,
            scriptLetters: scriptLetters, features: features(of: face))
        return subset.woff(licence: gustLicence)
    }

    /// The licence of the faces of text, whose own names do not say it; those of all others do.
    private static let gustLicence =
        "This font is released under the GUST Font License, http://tug.org/fonts/licenses/GUST-FONT-LICENSE.txt."

    /// The tags of the features that replace glyphs of a face.
    private static func features(of face: Face) -> Set<String> {
        switch face {
        case .text, .textItalic, .textBold, .textBoldItalic: ["liga"]
        case .math: ["ssty"]
        case .code, .codeBold, .codeItalic: []
        case .figure, .figureItalic, .figureBold: ["tnum"]
        }
    }
}
