/// Four doubles: as many as a vector of AVX2 holds, and as many as the lanes of Part 2's sums.
@usableFromInline package typealias DoubleQuad = SIMD4<Double>
