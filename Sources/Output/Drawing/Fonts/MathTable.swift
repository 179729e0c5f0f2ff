import CHarfBuzz

/// The OpenType MATH table of the shipped mathematical face, every length in ems (multiply by the size in points).
///
/// Source: OpenType specification 1.9, "MATH — The mathematical typesetting table", read through HarfBuzz.
package struct MathTable: Sendable {
    package static let shared = MathTable()

    private let face = ShapingFace.of(.math)

    /// The constants in the order of the table's MathConstants, which HarfBuzz's numbering follows.
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

    /// A constant in ems; the three percentages as fractions of one.
    package subscript(_ constant: Constant) -> Double {
        let value = Double(hb_ot_math_get_constant(face.font, hb_ot_math_constant_t(rawValue: constant.rawValue)))
        switch constant {
        case .scriptPercentScaleDown, .scriptScriptPercentScaleDown, .radicalDegreeBottomRaisePercent:
            return value / 100
        default: return value / face.unitsPerEm
        }
    }

    /// The glyph of a scalar, or nil where the face has none.
    package func glyph(for scalar: Unicode.Scalar) -> UInt32? { face.glyph(for: scalar) }

    package func advance(of glyph: UInt32) -> Double { face.advance(of: glyph) / face.unitsPerEm }

    /// From the baseline up to the top of the ink and down to its bottom; negative where the ink does not reach it.
    package func heights(of glyph: UInt32) -> (ascent: Double, descent: Double) {
        let ink = face.inkBox(of: glyph)
        return (ink.top / face.unitsPerEm, -ink.bottom / face.unitsPerEm)
    }

    /// From the origin to the left edge of the ink.
    package func leftBearing(of glyph: UInt32) -> Double { face.inkBox(of: glyph).left / face.unitsPerEm }

    package func italicsCorrection(of glyph: UInt32) -> Double {
        Double(hb_ot_math_get_glyph_italics_correction(face.font, glyph)) / face.unitsPerEm
    }

    /// Where an accent is centred, from the glyph's origin; half the advance where the table says nothing.
    package func accentPosition(of glyph: UInt32) -> Double {
        Double(hb_ot_math_get_glyph_top_accent_attachment(face.font, glyph)) / face.unitsPerEm
    }

    /// The form of a glyph drawn for small sizes (feature `ssty`).
    ///
    /// - Parameter level: 1 for script style, 2 for scriptscript style.
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
    package enum Direction: Sendable {
        case vertical, horizontal

        fileprivate var harfBuzz: hb_direction_t { self == .vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR }
    }

    package struct Variant: Sendable, Hashable {
        package var glyph: UInt32
        /// Its height or width in ems.
        package var extent: Double
    }

    /// A piece of a glyph that is put together, from the bottom up or from left to right; lengths in ems.
    package struct Part: Sendable, Hashable {
        package var glyph: UInt32
        package var startConnector: Double
        package var endConnector: Double
        package var extent: Double
        /// It may be left out or repeated.
        package var isExtender: Bool
    }

    /// The sizes of a glyph, smallest first; empty where it has only one.
    package func variants(of glyph: UInt32, _ direction: Direction) -> [Variant] {
        var records = [hb_ot_math_glyph_variant_t](repeating: hb_ot_math_glyph_variant_t(), count: 32)
        var count = UInt32(records.count)
        _ = hb_ot_math_get_glyph_variants(face.font, glyph, direction.harfBuzz, 0, &count, &records)
        return records.prefix(Int(count)).map {
            Variant(glyph: $0.glyph, extent: Double($0.advance) / face.unitsPerEm)
        }
    }

    /// The pieces that a glyph of any size is put together from; empty where there are none.
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

    /// By how much two joined pieces overlap at least.
    package func connectorOverlap(_ direction: Direction) -> Double {
        Double(hb_ot_math_get_min_connector_overlap(face.font, direction.harfBuzz)) / face.unitsPerEm
    }
}
