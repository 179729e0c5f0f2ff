/// Sixteen floats, what rows are padded to.
package typealias Vector = SIMD16<Float>
