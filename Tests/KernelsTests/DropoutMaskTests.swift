import Basics
import Kernels
import Testing

@Suite struct DropoutMaskTests {
    static let source = RandomSource(seed: 7, stream: "dropout")

    private func mask(rate: Double, layer: Int = 1, step: Int = 0, count: Int) -> [Float] {
        let buffer = AlignedBuffer<Float>(count: (count + 31) / 32 * 32)
        dropoutMask(source: Self.source, layer: layer, step: step, rate: rate, count: count, mask: buffer.base)
        return Array(buffer.values.prefix(count))
    }

    /// The mask is computed one unit at a time: unit i of a group of 32 uses word i / 8 of counter 8 · group + i mod 8.
    @Test(arguments: [0, 0.2, 0.5, 0.8, 0.999]) func equalsItsDefinitionOneUnitAtATime(rate: Double) {
        for (layer, step, count) in [(1, 0, 1), (1, 1, 31), (3, 70_000, 32), (5, 2, 33), (0, 9, 4096)] {
            let expected = (0..<count).map { i -> Float in
                let words = Self.source.words(
                    .dropout, series: UInt32(layer), index: UInt32(i / 32 * 8 + i % 8), step: UInt32(step))
                return Double(words[i % 32 / 8]) < (rate * 0x1p32).rounded(.down) ? 0 : Float(1 / (1 - rate))
            }
            #expect(
                mask(rate: rate, layer: layer, step: step, count: count) == expected,
                "layer \(layer), step \(step), \(count) units")
        }
    }

    /// The share of units that are not dropped is within four standard deviations of 1 − rate, so that the expected
    /// mask is one.
    @Test(arguments: [0.2, 0.4, 0.6, 0.8]) func keepsTheRightShareAndMeansOne(rate: Double) {
        let count = 200_000, mask = mask(rate: rate, count: count)
        let kept = Double(mask.count { $0 != 0 }) / Double(count),
            deviation = (rate * (1 - rate) / Double(count)).squareRoot()
        #expect(abs(kept - (1 - rate)) < 4 * deviation)
        let mean = mask.reduce(0) { $0 + Double($1) } / Double(count)
        #expect(abs(mean - 1) < 4 * deviation / (1 - rate) + 1e-6)
        #expect(Set(mask) == [0, Float(1 / (1 - rate))])
    }

    @Test func rateZeroKeepsEverything() { #expect(mask(rate: 0, count: 4096).allSatisfy { $0 == 1 }) }

    @Test func layersAndStepsDropOtherUnits() {
        let masks = [
            mask(rate: 0.5, count: 128), mask(rate: 0.5, layer: 2, count: 128), mask(rate: 0.5, step: 1, count: 128),
        ]
        #expect(Set(masks).count == 3)
    }
}
