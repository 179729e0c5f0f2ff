/// eˣ in double precision, bit for bit as glibc's `exp` computes it on processors with fused multiply-add.
///
/// SciPy's `expit` calls that function. Part 2 uses it for this reason alone, because its results depend on the last
/// bit; all other code calls `exponential`.
///
/// The algorithm and its constants are those of ARM's optimized routines (math/exp.c and exp_data.c, N = 128, MIT
/// licence), which glibc has adopted: x = k ln 2 / 128 + r, eˣ = 2^(k/128) · eʳ, with a table for the first factor and
/// a polynomial of degree five for the second. The error is below 0.511 ulp.
///
/// The bits equal glibc's for x > −512, ∞ and NaN included; at or below −512 glibc rounds once more. The result is 0
/// for x < −707. So 1 / (1 + eˣ) has SciPy's bits for every x.
@inlinable
@inline(__always)
package func glibcExponential(_ x: DoubleQuad) -> DoubleQuad {
    glibcExponentialTable.withUnsafeBufferPointer { glibcExponential(x, table: $0.baseAddress!) }
}

/// eˣ as above, with the address of `glibcExponentialTable`, which loops obtain once.
///
/// - Parameter table: the first element of `glibcExponentialTable`, valid during the call.
@inlinable
@inline(__always)
package func glibcExponential(_ x: DoubleQuad, table: UnsafePointer<UInt64>) -> DoubleQuad {
    let low = DoubleQuad(repeating: -707), high = DoubleQuad(repeating: 710)
    let clamped = x.replacing(with: low, where: x .< low).replacing(with: high, where: x .> high)

    // Adding 1.5 · 2⁵² rounds to an integer, which is then in the low bits.
    let magic = DoubleQuad(repeating: 0x1.8p52)
    let shifted = magic.addingProduct(clamped, DoubleQuad(repeating: 0x1.71547652b82fep+7))
    let k = unsafeBitCast(shifted, to: SIMD4<UInt64>.self), n = shifted - magic
    var r = clamped.addingProduct(n, DoubleQuad(repeating: -0x1.62e42fefa0000p-8))
    r = r.addingProduct(n, DoubleQuad(repeating: -0x1.cf79abc9e3b3ap-47))

    var scaleBits = k &<< 45, tailBits = SIMD4<UInt64>.zero
    for lane in 0..<4 {
        let entry = table + Int(truncatingIfNeeded: k[lane] & 127) * 2
        scaleBits[lane] &+= entry[0]
        tailBits[lane] = entry[1]
    }
    // Half of the scale is used and the result doubled at the end, so that the scale is finite whenever the result is.
    let scale = unsafeBitCast(scaleBits &- (1 << 52), to: DoubleQuad.self)
    let tail = unsafeBitCast(tailBits, to: DoubleQuad.self)

    let c23 = DoubleQuad(repeating: 0x1.ffffffffffdbdp-2).addingProduct(r, DoubleQuad(repeating: 0x1.555555555543cp-3))
    let c45 = DoubleQuad(repeating: 0x1.55555cf172b91p-5).addingProduct(r, DoubleQuad(repeating: 0x1.1111167a4d017p-7))
    let r2 = r * r
    let p = (tail + r).addingProduct(c23, r2).addingProduct(r2 * r2, c45)
    let y = scale.addingProduct(scale, p) * 2
    return y.replacing(with: 0, where: x .< low).replacing(with: x, where: x .!= x)
}

/// eˣ of one number in double precision, with the bits of `glibcExponential`.
package func exponential(_ x: Double) -> Double { glibcExponential(DoubleQuad(repeating: x))[0] }
