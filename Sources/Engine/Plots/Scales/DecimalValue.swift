/// Exact decimal number: `mantissa` × 10^`exponent`.
package struct DecimalValue: Hashable {
    /// Whole number with the sign.
    package var mantissa: Int
    /// Power of ten.
    package var exponent: Int

    /// The nearest `Double`.
    package var value: Double { Decimal.value(mantissa, exponent: exponent) }
}
