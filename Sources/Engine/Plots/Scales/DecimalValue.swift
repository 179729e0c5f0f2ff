/// A decimal number, exact: `mantissa` × 10^`exponent`.
package struct DecimalValue: Hashable {
    package var mantissa: Int
    package var exponent: Int

    package var value: Double { Decimal.value(mantissa, exponent: exponent) }
}
