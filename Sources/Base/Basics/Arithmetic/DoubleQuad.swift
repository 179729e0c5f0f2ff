/// A vector of four doubles: the width of an AVX2 register and the number of lanes of Part 2's sums.
@usableFromInline package typealias DoubleQuad = SIMD4<Double>
