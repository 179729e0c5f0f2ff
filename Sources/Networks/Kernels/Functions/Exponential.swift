// The project's own exponential in single precision, so that no result depends on a C library. Cody and Waite's
// reduction x = n ln 2 + r with ln 2 in two parts (Software Manual for the Elementary Functions, 1980, ch. 6), a
// polynomial in r, and 2ⁿ applied in two halves so that overflow gives ∞ and underflow passes through the subnormal
// numbers. NaN gives NaN.

/// Exponential eˣ of sixteen numbers.
///
/// Coefficients of Cephes' expf (Moshier). The error is below 1 ulp; where the result is subnormal, below the smallest
/// positive number.
@inline(__always)
package func exponential(_ x: Vector) -> Vector {
    let high = Vector(repeating: 89), low = Vector(repeating: -104)
    var clamped = x.replacing(with: high, where: x .> high)
    clamped = clamped.replacing(with: low, where: x .< low)

    // Adding 1.5·2²³ rounds to an integer and leaves it in the low bits.
    let magic = Vector(repeating: 12_582_912)
    let shifted = magic.addingProduct(clamped, Vector(repeating: 1.442_695_04))
    let n = shifted - magic
    var r = clamped.addingProduct(n, Vector(repeating: -0.693_359_375))
    r = r.addingProduct(n, Vector(repeating: 2.121_944_4e-4))

    var p = Vector(repeating: 1.987_569_150_0e-4)
    p = Vector(repeating: 1.398_199_950_7e-3).addingProduct(p, r)
    p = Vector(repeating: 8.333_451_907_3e-3).addingProduct(p, r)
    p = Vector(repeating: 4.166_579_589_4e-2).addingProduct(p, r)
    p = Vector(repeating: 1.666_666_545_9e-1).addingProduct(p, r)
    p = Vector(repeating: 5.000_000_120_1e-1).addingProduct(p, r)
    let y = (r.addingProduct(p, r * r)) + 1

    let exponent = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- unsafeBitCast(magic, to: SIMD16<Int32>.self)
    let half = exponent &>> 1
    let result = y * powerOfTwo(half) * powerOfTwo(exponent &- half)
    return result.replacing(with: x, where: x .!= x)
}

@inline(__always)
private func powerOfTwo(_ n: SIMD16<Int32>) -> Vector {
    unsafeBitCast((n &+ 127) &<< 23, to: Vector.self)
}

/// Exponential eˣ of one number, with the same bits as in a vector.
package func exponential(_ x: Float) -> Float { exponential(Vector(repeating: x))[0] }
