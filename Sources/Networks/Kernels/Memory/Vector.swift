/// Sixteen floats: rows are padded to a multiple of this vector.
package typealias Vector = SIMD16<Float>
