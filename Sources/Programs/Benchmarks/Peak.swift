import Kernels

/// Measures the peak of one thread: twelve independent chains of fused multiply-adds on vectors of eight floats that
/// stay in registers. No other computation with such vectors on one thread is faster.
///
/// - Returns: Floating-point operations per second; a multiply-add counts as two.
func measurePeak(rounds: Int) -> Double {
    let numbers = AlignedBuffer<Float>(count: 14 * 8)
    for i in 0..<numbers.count { numbers.base[i] = 0.5 + Float(i) / 1024 }
    let steps = 20_000
    let timing = time(rounds: rounds) { multiplyAddChains(steps: steps, numbers.base) }
    return Double(2 * 8 * 12 * steps) / timing.minimumSeconds
}

@inline(never)
private func multiplyAddChains(steps: Int, _ p: UnsafeMutablePointer<Float>) {
    func vector(_ i: Int) -> Lanes { UnsafeRawPointer(p + 8 * i).load(as: Lanes.self) }
    var chains = InlineArray<12, Lanes> { vector($0) }
    // Factors below one, so that the values of no chain overflow.
    let x = vector(12) * 0.5, y = vector(13) * 0.25
    for _ in 0..<steps { for i in 0..<12 { chains[i] = y.addingProduct(chains[i], x) } }
    for i in 0..<12 { UnsafeMutableRawPointer(p + 8 * i).storeBytes(of: chains[i], as: Lanes.self) }
}
