/// Factors of a descent step: the gradient's sum is multiplied by −rate, the weight itself by −decay.
struct DescentFactors {
    let minusRate: Lanes
    let minusDecay: Lanes
    let decays: Bool

    @inline(__always)
    init(rate: Float, decay: Float) {
        minusRate = Lanes(repeating: -rate)
        minusDecay = Lanes(repeating: -decay)
        decays = decay != 0
    }
}
