import CHarfBuzz
import Testing

@testable import Drawing

/// The oracles are the whole font, which HarfBuzz reads like the subset, and a reader of WOFF files with zlib.
struct WebFontTests {
    private static let text = Set(
        (0x20...0x7e).map { Unicode.Scalar(UInt8($0)) } + "’‘“”–—−×·≤≥…§äöüÄÖÜßéèñ½µ".unicodeScalars)
    private static let math = Set(
        ((0x1d434...0x1d467).filter { $0 != 0x1d455 } + Array(0x1d6fc...0x1d714)).compactMap(Unicode.Scalar.init)
            + "ABCDNPRX0123456789()[]{}|‖+−=<>≤≥×·/∑∏∫√∞∂∇∈∉⊂∪∩→←⇒≈≠±…⋯,.;:!ℝℕℎ⏞⏟¯^⌊⌋⌈⌉⟨⟩Δ".unicodeScalars)
    private static let script = Set("0123+−=𝑖𝑗𝑘𝑛𝑡𝑥".unicodeScalars)

    private static func letters(_ face: Face) -> Set<Unicode.Scalar> { face == .math ? math : text }

    private static func opened(_ face: Face, _ letters: Set<Unicode.Scalar>? = nil) -> ShapingFace {
        let woff = WebFont.woff(
            face, letters: letters ?? Self.letters(face), scriptLetters: face == .math ? script : [])
        return ShapingFace(copying: UnpackedWOFF(woff).font)
    }

    /// All characters of a font.
    private func characters(_ face: ShapingFace) -> Set<Unicode.Scalar> {
        let set = hb_set_create()
        defer { hb_set_destroy(set) }
        hb_face_collect_unicodes(hb_font_get_face(face.font), set)
        var characters: Set<Unicode.Scalar> = [], code = hb_codepoint_t.max
        while hb_set_next(set, &code) != 0 { characters.insert(Unicode.Scalar(code)!) }
        return characters
    }

    /// The glyphs of a text: each one's outline and advance.
    private func shaped(
        _ text: String, _ face: ShapingFace, script: hb_script_t = HB_SCRIPT_LATIN, features: [FontFeature] = []
    ) -> [(glyph: UInt32, advance: Int32)] {
        let buffer = hb_buffer_create()
        defer { hb_buffer_destroy(buffer) }
        for scalar in text.unicodeScalars { hb_buffer_add(buffer, scalar.value, 0) }
        hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
        hb_buffer_set_script(buffer, script)
        hb_buffer_set_language(buffer, hb_language_from_string("en", 2))
        // `ccmp` makes letters of marks; a grave accent after a capital counts as one in JetBrains Mono.
        let settings = ([.noContextualAlternates, FontFeature("ccmp", 0)] + features).map {
            hb_feature_t(tag: $0.openTypeTag, value: $0.value, start: 0, end: UInt32.max)
        }
        hb_shape(face.font, buffer, settings, UInt32(settings.count))
        var count: UInt32 = 0
        let infos = hb_buffer_get_glyph_infos(buffer, &count), places = hb_buffer_get_glyph_positions(buffer, &count)
        return (0..<Int(count)).map { (infos![$0].codepoint, places![$0].x_advance) }
    }

    @Test(arguments: Face.allCases) func fileIsAsTheSpecificationSays(face: Face) {
        for letters in [Self.letters(face), [], ["A"], characters(.of(face))] {
            let file = UnpackedWOFF(WebFont.woff(face, letters: letters))
            #expect(file.faults == [])
            let outlines: Set = face.rawValue.contains("Mono") ? ["glyf", "loca"] : ["CFF "]
            let needed: Set = ["OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post"]
            #expect(Set(file.tables.keys).isSuperset(of: outlines.union(needed)))
            #expect(Set(file.tables.keys).subtracting(outlines.union(needed)).isSubset(of: ["GPOS", "GSUB", "MATH"]))
            // Chromium and Firefox refuse the table `CFF ` if it has only the glyph for missing characters.
            let maxp = file.tables["maxp"] ?? []
            #expect(maxp.count >= 6 && (maxp[4] > 0 || maxp[5] >= 2))
            // Their offsets have two bytes.
            for tag in ["GPOS", "GSUB", "MATH"] { #expect((file.tables[tag]?.count ?? 0) <= 0xffff) }
        }
    }

    @Test(arguments: Face.allCases) func sizeIsWithinTheBudgetOfAPage(face: Face) {
        let count = WebFont.woff(face, letters: Self.letters(face), scriptLetters: Self.script).count
        #expect(count <= (face == .math ? 30_000 : 16_000))
        #expect(WebFont.woff(face, letters: []).count < 1500)
    }

    @Test(arguments: Face.allCases) func sameLettersGiveTheSameBytes(face: Face) {
        var other = Set<Unicode.Scalar>(minimumCapacity: 5000)
        for letter in Self.letters(face).sorted().reversed() { other.insert(letter) }
        #expect(WebFont.woff(face, letters: other) == WebFont.woff(face, letters: Self.letters(face)))
    }

    @Test(arguments: Face.allCases) func mapsExactlyTheLettersThatTheFaceHas(face: Face) {
        let known = characters(.of(face))
        for letters in [Self.letters(face), ["A", "漢", "\u{ffff}", "\u{10ffff}"], ["漢"], [], known] {
            #expect(characters(Self.opened(face, letters)) == letters.intersection(known))
        }
    }

    /// All letters of each face, so that every outline is read and written once.
    @Test(arguments: Face.allCases) func outlinesAndAdvancesEqualThoseOfTheWholeFont(face: Face) {
        let whole = ShapingFace.of(face), letters = characters(whole)
        for subset in [Self.opened(face, letters), Self.opened(face)] {
            let kept = letters.filter { subset.glyph(for: $0) != nil }
            #expect(kept.count > 90)
            let different = kept.filter { letter in
                let old = whole.glyph(for: letter)!, new = subset.glyph(for: letter)!
                return whole.outline(of: old) != subset.outline(of: new)
                    || whole.advance(of: old) != subset.advance(of: new)
            }
            #expect(different == [])
            #expect(whole.unitsPerEm == subset.unitsPerEm)
            #expect(whole.ascent == subset.ascent && whole.descent == subset.descent)
        }
    }

    /// All pairs of letters, so kerning and ligatures of two.
    @Test(arguments: Face.allCases.filter { $0 != .math }) func pairsOfLettersAreSetAsByTheWholeFont(face: Face) {
        let whole = ShapingFace.of(face), subset = Self.opened(face)
        let letters = Self.text.filter { whole.glyph(for: $0) != nil }.sorted()
        var outlines: [[UInt32: Path]] = [[:], [:]], kernedCount = 0, different: [String] = []
        func outline(_ glyph: UInt32, _ number: Int) -> Path {
            if let known = outlines[number][glyph] { return known }
            let outline = [whole, subset][number].outline(of: glyph)
            outlines[number][glyph] = outline
            return outline
        }
        for first in letters {
            for second in letters {
                let text = String(String.UnicodeScalarView([first, second]))
                let old = shaped(text, whole), new = shaped(text, subset)
                if old.map(\.advance) != new.map(\.advance)
                    || old.map({ outline($0.glyph, 0) }) != new.map({ outline($0.glyph, 1) })
                {
                    different.append(text)
                }
                if old.count < 2 || Double(old[0].advance) != whole.advance(of: old[0].glyph) { kernedCount += 1 }
            }
        }
        #expect(different.prefix(9) == [])
        #expect(kernedCount > 100 || face.rawValue.contains("Mono"))
    }

    @Test func ligaturesOfThreeAndDigitsOfEqualWidthAreThere() {
        #expect(shaped("office", Self.opened(.text)).count == 4)
        #expect(shaped("office", Self.opened(.text), features: [.noLigatures]).count == 6)
        let digits = shaped("0123456789", Self.opened(.figure), features: [.tabularFigures])
        #expect(Set(digits.map(\.advance)).count == 1)
        #expect(Set(shaped("0123456789", Self.opened(.figure)).map(\.advance)).count > 1)
    }
}

extension WebFontTests {
    /// The sizes of a glyph and the pieces of an assembled one, each with its outline.
    private func sizes(
        _ glyph: UInt32, _ face: ShapingFace, _ direction: hb_direction_t
    ) -> (whole: [(Path, Int32)], pieces: [(Path, [Int32])]) {
        var variants = [hb_ot_math_glyph_variant_t](repeating: hb_ot_math_glyph_variant_t(), count: 32)
        var parts = [hb_ot_math_glyph_part_t](repeating: hb_ot_math_glyph_part_t(), count: 32)
        var count: UInt32 = 32, partCount: UInt32 = 32, italics: hb_position_t = 0
        hb_ot_math_get_glyph_variants(face.font, glyph, direction, 0, &count, &variants)
        hb_ot_math_get_glyph_assembly(face.font, glyph, direction, 0, &partCount, &parts, &italics)
        return (
            variants.prefix(Int(count)).map { (face.outline(of: $0.glyph), $0.advance) },
            parts.prefix(Int(partCount)).map {
                let lengths = [$0.start_connector_length, $0.end_connector_length, $0.full_advance]
                return (face.outline(of: $0.glyph), lengths + [Int32($0.flags.rawValue), italics])
            }
        )
    }

    @Test func formulasHaveTheSizesOfTheWholeFont() {
        let whole = ShapingFace.of(.math), subset = Self.opened(.math)
        #expect(hb_ot_math_has_data(hb_font_get_face(subset.font)) != 0)
        for constant in MathTable.Constant.allCases.map({ hb_ot_math_constant_t(rawValue: $0.rawValue) }) {
            #expect(hb_ot_math_get_constant(whole.font, constant) == hb_ot_math_get_constant(subset.font, constant))
        }
        var variantCount = 0, pieceCount = 0
        for letter in Self.math {
            guard let old = whole.glyph(for: letter), let new = subset.glyph(for: letter) else { continue }
            for direction in [HB_DIRECTION_TTB, HB_DIRECTION_LTR] {
                let (first, second) = (sizes(old, whole, direction), sizes(new, subset, direction))
                let hasSizes = first.whole.elementsEqual(second.whole, by: ==)
                let hasPieces = first.pieces.elementsEqual(second.pieces, by: ==)
                #expect(hasSizes && hasPieces, "\(letter)")
                #expect(
                    hb_ot_math_get_min_connector_overlap(whole.font, direction)
                        == hb_ot_math_get_min_connector_overlap(subset.font, direction))
                variantCount += first.whole.count
                pieceCount += first.pieces.count
            }
            for measure in [hb_ot_math_get_glyph_italics_correction, hb_ot_math_get_glyph_top_accent_attachment] {
                #expect(measure(whole.font, old) == measure(subset.font, new), "\(letter)")
            }
            #expect(
                hb_ot_math_is_glyph_extended_shape(hb_font_get_face(whole.font), old)
                    == hb_ot_math_is_glyph_extended_shape(hb_font_get_face(subset.font), new), "\(letter)")
        }
        #expect(variantCount > 100 && pieceCount > 60)
    }

    @Test func onlyScriptLettersHaveFormsForSmallSizes() {
        let whole = ShapingFace.of(.math), subset = Self.opened(.math)
        for letter in Self.math where whole.glyph(for: letter) != nil {
            for level in UInt32(1)...2 {
                func form(_ face: ShapingFace, _ level: UInt32) -> Path {
                    let glyphs = shaped(
                        String(letter), face, script: HB_SCRIPT_MATH, features: [FontFeature("ssty", level)])
                    return face.outline(of: glyphs[0].glyph)
                }
                let isKept = Self.script.contains(letter)
                let isRight = form(subset, level) == form(whole, isKept ? level : 0)
                #expect(isRight, "\(letter) \(level)")
            }
        }
    }

    @Test(arguments: Face.allCases) func namesSayWhoseFontItIsAndThatItIsChanged(face: Face) {
        func name(_ face: ShapingFace, _ number: UInt32) -> String {
            var bytes = [CChar](repeating: 0, count: 4000), count = UInt32(bytes.count)
            hb_ot_name_get_utf8(hb_font_get_face(face.font), number, hb_language_from_string("en", 2), &count, &bytes)
            return String(decoding: bytes.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        let whole = ShapingFace.of(face), subset = Self.opened(face)
        // Copyright, trademark, licence and its address.
        for number: UInt32 in [0, 7, 13, 14] where !name(whole, number).isEmpty {
            #expect(name(subset, number) == name(whole, number))
        }
        #expect(name(subset, 0).contains("Copyright"))
        let isGUST = face.rawValue.hasPrefix("texgyre")
        #expect(name(subset, 13).contains(isGUST ? "GUST Font License" : "SIL Open Font License"))
        #expect(name(subset, 1) == name(whole, 1) + " Subset")
        #expect(name(subset, 6).contains("Subset") && !name(subset, 6).contains(" "))
        let numbers: [UInt32] = name(whole, 16).isEmpty ? [1, 2] : [16, 17]
        let title = numbers.map { name(whole, $0) }.joined(separator: " ")
        #expect(name(subset, 10).hasPrefix("A part of \(title), Version "))
        #expect(name(subset, 4).contains(" Subset "))
    }
}
