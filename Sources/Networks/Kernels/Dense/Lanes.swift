/// Eight floats: one register of AVX2, half of one of AVX-512, two of SSE or NEON.
package typealias Lanes = SIMD8<Float>
