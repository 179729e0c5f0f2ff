import Kernels
import Testing

@testable import TestSupport

@Suite struct MaxPoolingTests {
    struct Case: CustomStringConvertible {
        var height, width, window, channelStride, images: Int

        var extents: PoolingExtents {
            PoolingExtents(
                inputHeight: height, inputWidth: width, channelStride: channelStride, window: window,
                inputImageStride: rowStride(for: height * width * channelStride),
                outputImageStride: rowStride(for: height / window * (width / window) * channelStride))
        }

        var description: String { "\(images) of \(height)×\(width)×\(channelStride), window \(window)" }
    }

    /// Cases with windows that divide the image and with windows that leave rows, columns or both over, and with
    /// channel counts that fill whole vectors or not.
    static let cases = [(4, 6), (5, 7), (26, 26), (7, 4), (3, 3), (6, 9)].flatMap { height, width in
        [1, 2, 3].flatMap { window in
            [1, 3, 16, 20, 32].map { Case(height: height, width: width, window: window, channelStride: $0, images: 3) }
        }
    }

    /// An input of few different values, so that many windows hold their maximum twice.
    private func input(_ c: Case, _ random: inout SplitMix64) -> AlignedBuffer<Float> {
        let buffer = AlignedBuffer<Float>(count: c.images * c.extents.inputImageStride)
        for i in 0..<buffer.count { buffer.base[i] = Float(Int.random(in: -3...3, using: &random)) / 4 }
        return buffer
    }

    /// The place of the first maximum of each window, row by row, found by looking at one number after another.
    private func naiveArguments(
        _ c: Case, _ x: AlignedBuffer<Float>, _ body: (_ output: Int, _ input: Int, _ tap: Int32) -> Void
    ) {
        let e = c.extents
        for b in 0..<c.images {
            for oy in 0..<(c.height / c.window) {
                for ox in 0..<(c.width / c.window) {
                    for channel in 0..<c.channelStride {
                        var places: [Int] = []
                        for y in oy * c.window..<(oy + 1) * c.window {
                            for column in ox * c.window..<(ox + 1) * c.window {
                                places.append(
                                    b * e.inputImageStride + (y * c.width + column) * c.channelStride + channel)
                            }
                        }
                        let largest = places.map { x.base[$0] }.max() ?? .nan
                        let tap = places.firstIndex { x.base[$0] == largest } ?? -1
                        body(
                            b * e.outputImageStride + (oy * (c.width / c.window) + ox) * c.channelStride + channel,
                            places[tap], Int32(tap))
                    }
                }
            }
        }
    }

    @Test func forwardEqualsNaiveLoopsAndTheFirstOfEqualsWins() {
        var random = SplitMix64(31)
        for c in Self.cases {
            let e = c.extents, x = input(c, &random)
            let output = AlignedBuffer<Float>(count: c.images * e.outputImageStride),
                argument = AlignedBuffer<Int32>(count: output.count)
            maxPoolingForward(
                imageCount: c.images, extents: e, input: x.base, output: output.base, argument: argument.base)
            var wrong = 0
            naiveArguments(c, x) { place, source, tap in
                if output.base[place] != x.base[source] || argument.base[place] != tap { wrong += 1 }
            }
            #expect(wrong == 0, "\(c)")
        }
    }

    @Test func backwardSendsErrorsWhereTheMaximaWereAndZeroElsewhere() {
        var random = SplitMix64(32)
        for c in Self.cases {
            let e = c.extents, x = input(c, &random)
            let output = AlignedBuffer<Float>(count: c.images * e.outputImageStride),
                argument = AlignedBuffer<Int32>(count: output.count)
            maxPoolingForward(
                imageCount: c.images, extents: e, input: x.base, output: output.base, argument: argument.base)
            let delta = random.rows(1, output.count, stride: output.count)
            let gradient = random.rows(1, x.count, stride: x.count)
            maxPoolingBackward(
                imageCount: c.images, extents: e, delta: delta.base, argument: argument.base,
                inputGradient: gradient.base)
            var expected = [Float](repeating: 0, count: x.count)
            naiveArguments(c, x) { place, source, _ in expected[source] = delta.base[place] }
            for b in 0..<c.images {
                let image = b * e.inputImageStride..<b * e.inputImageStride + c.height * c.width * c.channelStride
                #expect(image.allSatisfy { gradient.base[$0] == expected[$0] }, "\(c), image \(b)")
            }
        }
    }
}
