import Basics

/// Exponential eˣ in double precision as NumPy's `np.exp` computes it on processors with AVX-512, to the last bit.
///
/// SciPy's `softmax` is based on it; Part 2 uses it for that reason alone.
///
/// NumPy links Intel's SVML there (github.com/numpy/SVML, BSD licence, `__svml_exp8_ha`); the algorithm and its
/// constants are taken from it: N = ⌊16 x / ln 2⌋ / 16, r = x − N ln 2, eˣ = 2^⌊N⌋ · Tⱼ (1 + tⱼ + (eʳ − 1)) with j the
/// four bits of N behind the point, Tⱼ = 2^(j/16) rounded, tⱼ the relative error of that rounding, and a polynomial of
/// degree six. The error was below 0.71 ulp on all of the millions of values tried.
///
/// The bits are the same as NumPy's for |x| < 707.7. Beyond that NumPy calls a scalar routine, while this function
/// continues with the same formula, through the subnormal numbers to 0 and to ∞.
@inline(__always)
package func svmlExponential(_ x: DoubleQuad) -> DoubleQuad {
    let low = DoubleQuad(repeating: -746), high = DoubleQuad(repeating: 710)
    let clamped = x.replacing(with: low, where: x .< low).replacing(with: high, where: x .> high)

    // Adding 1.5 · 2⁴⁸ rounds to the nearest sixteenth and leaves the sixteenths in the low bits. SVML rounds down:
    // subtract one sixteenth where the nearest lies above.
    let magic = DoubleQuad(repeating: 0x1.8p48), log2e = DoubleQuad(repeating: 0x1.71547652b82fep+0)
    var shifted = magic.addingProduct(clamped, log2e)
    let isAbove = (magic - shifted).addingProduct(clamped, log2e) .< 0
    shifted.replace(with: shifted - 0.0625, where: isAbove)
    let sixteenths = unsafeBitCast(shifted, to: SIMD4<Int64>.self) &- unsafeBitCast(magic, to: SIMD4<Int64>.self)
    let n = shifted - magic
    var r = clamped.addingProduct(-n, DoubleQuad(repeating: 0x1.62e42fefa39efp-1))
    r = r.addingProduct(-n, DoubleQuad(repeating: 0x1.abc9e3b39803fp-56))

    var t = DoubleQuad.zero, lost = DoubleQuad.zero
    svmlExponentialTable.withUnsafeBufferPointer { table in
        for lane in 0..<4 {
            let j = Int(truncatingIfNeeded: sixteenths[lane] & 15)
            t[lane] = table[2 * j]
            lost[lane] = table[2 * j + 1]
        }
    }
    let c12 = DoubleQuad(repeating: 0x1.fffffffffff70p-1).addingProduct(DoubleQuad(repeating: 0x1.000000000d008p-1), r)
    let c34 = DoubleQuad(repeating: 0x1.5555553939732p-3).addingProduct(DoubleQuad(repeating: 0x1.55557242d68fep-5), r)
    let c56 = DoubleQuad(repeating: 0x1.1101cbbc265c0p-7).addingProduct(DoubleQuad(repeating: 0x1.7411836940c04p-10), r)
    let r2 = r * r
    let p = lost.addingProduct(c12.addingProduct(c34.addingProduct(c56, r2), r2), r)

    // Applied in two halves: the first is exact, so that a subnormal result is rounded once, as by AVX-512's
    // `vscalefpd`.
    let exponent = sixteenths &>> 4, half = exponent &>> 1
    let y = t.addingProduct(p, t) * powerOfTwo(half) * powerOfTwo(exponent &- half)
    return y.replacing(with: x, where: x .!= x)
}

@inline(__always)
private func powerOfTwo(_ n: SIMD4<Int64>) -> DoubleQuad {
    unsafeBitCast((n &+ 1023) &<< 52, to: DoubleQuad.self)
}

/// Table of Tⱼ = 2^(j/16), rounded, and tⱼ = 2^(j/16) / Tⱼ − 1, for each j of 16.
///
/// Computed by mpmath with 200 bits:
///
///     for j in range(16):
///         exact = mpmath.mpf(2) ** (mpmath.mpf(j) / 16); T = float(exact)
///         print(T.hex(), float(exact / T - 1).hex())
private let svmlExponentialTable: [Double] = [
    0x1.0000000000000p0, 0,
    0x1.0b5586cf9890fp0, 0x1.79aa65d837b6dp-54,
    0x1.172b83c7d517bp0, -0x1.01b15eaa59348p-55,
    0x1.2387a6e756238p0, 0x1.68efde3a8a894p-54,
    0x1.306fe0a31b715p0, 0x1.34d754db0abb6p-55,
    0x1.3dea64c123422p0, 0x1.59f48a72a4c6dp-55,
    0x1.4bfdad5362a27p0, 0x1.690cebb7aafb0p-56,
    0x1.5ab07dd485429p0, 0x1.063e1e21c5409p-54,
    0x1.6a09e667f3bcdp0, -0x1.3b3efbf5e2228p-54,
    0x1.7a11473eb0187p0, -0x1.b32dcb94da51dp-56,
    0x1.8ace5422aa0dbp0, 0x1.db72fc1f0eab4p-55,
    0x1.9c49182a3f090p0, 0x1.1affc2b91ce27p-56,
    0x1.ae89f995ad3adp0, 0x1.c1a7792cb3387p-55,
    0x1.c199bdd85529cp0, 0x1.36eae30af0cb3p-56,
    0x1.d5818dcfba487p0, 0x1.4a385a63d07a7p-56,
    0x1.ea4afa2a490dap0, -0x1.ff7128fd391f0p-55,
]
