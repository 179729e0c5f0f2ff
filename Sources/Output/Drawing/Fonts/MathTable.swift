import CHarfBuzz

/// The OpenType MATH table of the shipped mathematical face.
///
/// Every length is in ems: multiply it by the size in points.
///
/// Source: OpenType specification 1.9, "MATH — The mathematical typesetting table", read through HarfBuzz.
package struct MathTable: Sendable {
    /// The table of `Face.math`.
    package static let shared = MathTable()

    private let face = ShapingFace.of(.math)

    /// A constant of the table's MathConstants.
    ///
    /// The order is that of the specification, which HarfBuzz's numbering follows.
    package enum Constant: UInt32, Sendable, CaseIterable {
        case scriptPercentScaleDown, scriptScriptPercentScaleDown, delimitedSubFormulaMinHeight
        case displayOperatorMinHeight, mathLeading, axisHeight, accentBaseHeight, flattenedAccentBaseHeight
        case subscriptShiftDown, subscriptTopMax, subscriptBaselineDropMin
        case superscriptShiftUp, superscriptShiftUpCramped, superscriptBottomMin, superscriptBaselineDropMax
        case subSuperscriptGapMin, superscriptBottomMaxWithSubscript, spaceAfterScript
        case upperLimitGapMin, upperLimitBaselineRiseMin, lowerLimitGapMin, lowerLimitBaselineDropMin
        case stackTopShiftUp, stackTopDisplayStyleShiftUp, stackBottomShiftDown, stackBottomDisplayStyleShiftDown
        case stackGapMin, stackDisplayStyleGapMin
        case stretchStackTopShiftUp, stretchStackBottomShiftDown, stretchStackGapAboveMin, stretchStackGapBelowMin
        case fractionNumeratorShiftUp, fractionNumeratorDisplayStyleShiftUp
        case fractionDenominatorShiftDown, fractionDenominatorDisplayStyleShiftDown
        case fractionNumeratorGapMin, fractionNumeratorDisplayStyleGapMin, fractionRuleThickness
        case fractionDenominatorGapMin, fractionDenominatorDisplayStyleGapMin
        case skewedFractionHorizontalGap, skewedFractionVerticalGap
        case overbarVerticalGap, overbarRuleThickness, overbarExtraAscender
        case underbarVerticalGap, underbarRuleThickness, underbarExtraDescender
        case radicalVerticalGap, radicalDisplayStyleVerticalGap, radicalRuleThickness, radicalExtraAscender
        case radicalKernBeforeDegree, radicalKernAfterDegree, radicalDegreeBottomRaisePercent
    }

    /// The value of a constant in ems; the three percentages are fractions of 1.
    package subscript(_ constant: Constant) -> Double {
        let value = Double(hb_ot_math_get_constant(face.font, hb_ot_math_constant_t(rawValue: constant.rawValue)))
        switch constant {
        case .scriptPercentScaleDown, .scriptScriptPercentScaleDown, .radicalDegreeBottomRaisePercent:
            return value / 100
        default: return value / face.unitsPerEm
        }
    }

    /// The glyph of a scalar, or nil if the face has none.
    package func glyph(for scalar: Unicode.Scalar) -> UInt32? { face.glyph(for: scalar) }

    /// The horizontal advance of a glyph in ems.
    package func advance(of glyph: UInt32) -> Double { face.advance(of: glyph) / face.unitsPerEm }

    /// The extents of a glyph's ink above and below the baseline, in ems.
    ///
    /// `ascent` is negative if the ink is entirely below the baseline, `descent` if it is entirely above.
    package func heights(of glyph: UInt32) -> (ascent: Double, descent: Double) {
        let ink = face.inkBox(of: glyph)
        return (ink.top / face.unitsPerEm, -ink.bottom / face.unitsPerEm)
    }

    /// The distance from a glyph's origin to the left edge of its ink, in ems.
    package func leftBearing(of glyph: UInt32) -> Double { face.inkBox(of: glyph).left / face.unitsPerEm }

    /// The italics correction of a glyph in ems; 0 if the table has none.
    package func italicsCorrection(of glyph: UInt32) -> Double {
        Double(hb_ot_math_get_glyph_italics_correction(face.font, glyph)) / face.unitsPerEm
    }

    /// The horizontal position of an accent's centre, from the glyph's origin, in ems.
    ///
    /// It is half the advance if the table has no value.
    package func accentPosition(of glyph: UInt32) -> Double {
        Double(hb_ot_math_get_glyph_top_accent_attachment(face.font, glyph)) / face.unitsPerEm
    }

    /// The form of a glyph that is drawn for small sizes (feature `ssty`).
    ///
    /// - Parameters:
    ///   - scalar: The character.
    ///   - level: 1 for script style, 2 for scriptscript style.
    /// - Returns: The glyph, which is the ordinary one if there is no such form; nil if the face lacks the character.
    package func scriptForm(of scalar: Unicode.Scalar, level: UInt32) -> UInt32? {
        guard glyph(for: scalar) != nil else { return nil }
        let buffer = hb_buffer_create()
        defer { hb_buffer_destroy(buffer) }
        hb_buffer_add(buffer, scalar.value, 0)
        hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR)
        hb_buffer_set_script(buffer, HB_SCRIPT_MATH)
        hb_buffer_set_language(buffer, hb_language_from_string("en", 2))
        let feature = FontFeature("ssty", level)
        var setting = hb_feature_t(tag: feature.openTypeTag, value: level, start: 0, end: UInt32.max)
        hb_shape(face.font, buffer, &setting, 1)
        var count: UInt32 = 0
        guard let infos = hb_buffer_get_glyph_infos(buffer, &count), count == 1 else { return glyph(for: scalar) }
        return infos[0].codepoint
    }
}

extension MathTable {
    /// The direction in which a glyph is stretched.
    package enum Direction: Sendable {
        case vertical, horizontal

        fileprivate var harfBuzz: hb_direction_t { self == .vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR }
    }

    /// A glyph's form of one size.
    package struct Variant: Sendable, Hashable {
        /// The glyph's index in the face.
        package var glyph: UInt32
        /// The height or width in ems.
        package var extent: Double
    }

    /// A piece of an assembled glyph, with lengths in ems.
    ///
    /// Pieces are joined from the bottom up or from left to right.
    package struct Part: Sendable, Hashable {
        /// The glyph's index in the face.
        package var glyph: UInt32
        /// The length at the piece's start that may overlap the piece before it.
        package var startConnector: Double
        /// The length at the piece's end that may overlap the piece after it.
        package var endConnector: Double
        /// The full height or width.
        package var extent: Double
        /// True if the piece may be left out or repeated.
        package var isExtender: Bool
    }

    /// The size variants of a glyph, smallest first; empty if it has only one size.
    package func variants(of glyph: UInt32, _ direction: Direction) -> [Variant] {
        var records = [hb_ot_math_glyph_variant_t](repeating: hb_ot_math_glyph_variant_t(), count: 32)
        var count = UInt32(records.count)
        _ = hb_ot_math_get_glyph_variants(face.font, glyph, direction.harfBuzz, 0, &count, &records)
        return records.prefix(Int(count)).map {
            Variant(glyph: $0.glyph, extent: Double($0.advance) / face.unitsPerEm)
        }
    }

    /// The pieces from which a glyph of any size is assembled; empty if there are none.
    package func assembly(of glyph: UInt32, _ direction: Direction) -> [Part] {
        var records = [hb_ot_math_glyph_part_t](repeating: hb_ot_math_glyph_part_t(), count: 32)
        var count = UInt32(records.count)
        var italics: hb_position_t = 0
        _ = hb_ot_math_get_glyph_assembly(face.font, glyph, direction.harfBuzz, 0, &count, &records, &italics)
        return records.prefix(Int(count)).map {
            Part(
                glyph: $0.glyph, startConnector: Double($0.start_connector_length) / face.unitsPerEm,
                endConnector: Double($0.end_connector_length) / face.unitsPerEm,
                extent: Double($0.full_advance) / face.unitsPerEm,
                isExtender: $0.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
        }
    }

    /// The minimum overlap of two joined pieces in ems.
    package func connectorOverlap(_ direction: Direction) -> Double {
        Double(hb_ot_math_get_min_connector_overlap(face.font, direction.harfBuzz)) / face.unitsPerEm
    }
}
