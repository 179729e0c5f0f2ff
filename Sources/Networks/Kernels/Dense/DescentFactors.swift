/// Factors of a descent step: the gradient's sum is multiplied by −rate, the weight itself by −decay.
struct DescentFactors {
    let minusRate: Lanes
    let minusDecay: Lanes
    let decays: Bool

    @inline(__always)
    init(rate: Float, decay: Float) { self.init(rate: rate, decay: decay, decays: decay != 0) }

    @inline(__always)
    private init(rate: Float, decay: Float, decays: Bool) {
        minusRate = Lanes(repeating: -rate)
        minusDecay = Lanes(repeating: -decay)
        self.decays = decays
    }

    /// Calls `body`, whose code exists twice: with `decays` known to be true, and to be false.
    ///
    /// Otherwise the question would be asked at every vector of weights.
    @inline(__always)
    static func withKnownDecay(rate: Float, decay: Float, _ body: (DescentFactors) -> Void) {
        if decay != 0 {
            body(DescentFactors(rate: rate, decay: decay, decays: true))
        } else {
            body(DescentFactors(rate: rate, decay: decay, decays: false))
        }
    }
}
