import Kernels
import Testing

@testable import TestSupport

@Suite struct ConvolutionKernelTests {
    struct Case: CustomStringConvertible {
        var height, width, kernelHeight, kernelWidth, channels, filters, images: Int
        /// True if the channels of a pixel are padded to sixteen, as above another convolution.
        var padded: Bool

        var extents: ConvolutionExtents {
            let channelStride = padded ? rowStride(for: channels) : channels
            return ConvolutionExtents(
                inputHeight: height, inputWidth: width, inputChannelCount: channels, inputChannelStride: channelStride,
                inputImageStride: rowStride(for: height * width * channelStride),
                kernelHeight: kernelHeight, kernelWidth: kernelWidth, filterCount: filters)
        }

        var description: String {
            """
            \(images) of \(height)×\(width)×\(channels)\(padded ? " padded" : ""), kernel \
            \(kernelHeight)×\(kernelWidth), \(filters) filters
            """
        }
    }

    /// Cases with odd images, kernels of one, two, three and five columns, and output rows of 1, 3, 4, 5 and 9 pixels,
    /// around the tile of four.
    static let cases = [(1, 1), (2, 3), (3, 3), (5, 5), (3, 2), (1, 4)].flatMap { kernelHeight, kernelWidth in
        [1, 3, 16, 20].flatMap { channels in
            [(1, 0), (4, 3), (9, 5), (3, 4), (7, 9)].enumerated().map { index, size in
                Case(
                    height: kernelHeight - 1 + size.0, width: kernelWidth + size.1, kernelHeight: kernelHeight,
                    kernelWidth: kernelWidth,
                    channels: channels, filters: [1, 16, 20, 32, 33][(index + channels) % 5], images: 1 + index % 3,
                    padded: (index + kernelWidth) % 2 == 0)
            }
        }
    }

    /// The arrays of a case. The padding of channels and of filter rows is zero; arrays that a kernel must overwrite
    /// hold garbage.
    private struct Arrays {
        let input, weights, bias, delta: AlignedBuffer<Float>

        init(_ c: Case, _ random: inout SplitMix64) {
            let e = c.extents
            input = AlignedBuffer(count: c.images * e.inputImageStride)
            for b in 0..<c.images {
                for pixel in 0..<c.height * c.width {
                    for channel in 0..<c.channels {
                        input.base[b * e.inputImageStride + pixel * e.inputChannelStride + channel] = random.float(
                            zeros: 0.2)
                    }
                }
            }
            weights = random.rows(e.tapCount, c.filters, stride: e.filterStride)
            bias = random.rows(1, c.filters, stride: e.filterStride)
            delta = random.rows(c.images * e.outputHeight * e.outputWidth, c.filters, stride: e.filterStride)
        }
    }

    @Test func forwardEqualsReferenceBitForBit() {
        var random = SplitMix64(21)
        for c in Self.cases {
            let e = c.extents, a = Arrays(c, &random)
            let fast = random.rows(1, c.images * e.outputImageStride, stride: c.images * e.outputImageStride),
                slow = fast.copy()
            convolutionForward(
                imageCount: c.images, extents: e, input: a.input.base, weights: a.weights.base, bias: a.bias.base,
                output: fast.base)
            convolutionForwardReference(
                imageCount: c.images, extents: e, input: a.input.base, weights: a.weights.base, bias: a.bias.base,
                output: slow.base)
            #expect(firstDifference(fast, slow) == nil, "\(c)")
            let padding = stride(from: 0, to: fast.count, by: e.filterStride).flatMap { pixel in
                (c.filters..<e.filterStride).map { fast.base[pixel + $0].bitPattern }
            }
            #expect(padding.allSatisfy { $0 == 0 }, "\(c): padding")
        }
    }

    @Test func forwardMatchesNaiveLoopsInDouble() {
        var random = SplitMix64(22)
        for c in Self.cases {
            let e = c.extents, a = Arrays(c, &random),
                output = AlignedBuffer<Float>(count: c.images * e.outputImageStride)
            convolutionForward(
                imageCount: c.images, extents: e, input: a.input.base, weights: a.weights.base, bias: a.bias.base,
                output: output.base)
            var worst = 0.0
            forEachOutput(c) { b, y, x, f in
                var sum = Double(a.bias.base[f]), magnitudes = abs(sum)
                forEachTap(c) { dy, dx, channel in
                    let term =
                        Double(a.input.base[inputPlace(c, b, y + dy, x + dx, channel)])
                        * Double(a.weights.base[weightPlace(c, dy, dx, channel, f)])
                    sum += term
                    magnitudes += abs(term)
                }
                let error = abs(Double(output.base[outputPlace(c, b, y, x, f)]) - sum)
                worst = max(worst, error / summationBound(count: e.tapCount, magnitudes: magnitudes))
            }
            #expect(worst <= 1, "\(c)")
        }
    }

    @Test(arguments: [Float(0), 0.01]) func updateEqualsReferenceBitForBit(decay: Float) {
        var random = SplitMix64(23)
        for c in Self.cases {
            let e = c.extents, a = Arrays(c, &random), slow = a.weights.copy(), before = a.weights.copy()
            let gradient = random.rows(1, a.weights.count, stride: a.weights.count)
            convolutionUpdate(
                imageCount: c.images, extents: e, input: a.input.base, delta: a.delta.base, weights: a.weights.base,
                gradient: gradient.base, rate: 0.125, decay: decay)
            convolutionUpdateReference(
                imageCount: c.images, extents: e, input: a.input.base, delta: a.delta.base, weights: slow.base,
                rate: 0.125, decay: decay)
            #expect(firstDifference(a.weights, slow) == nil, "\(c)")
            #expect(firstDifference(a.weights, before) != nil, "\(c): no step was taken")
        }
    }

    @Test func updateMatchesNaiveLoopsInDouble() {
        var random = SplitMix64(24)
        let rate = 0.125, decay = 0.0625
        for c in Self.cases {
            let e = c.extents, a = Arrays(c, &random), before = a.weights.copy()
            let gradient = random.rows(1, a.weights.count, stride: a.weights.count)
            convolutionUpdate(
                imageCount: c.images, extents: e, input: a.input.base, delta: a.delta.base, weights: a.weights.base,
                gradient: gradient.base, rate: Float(rate), decay: Float(decay))
            var sums = [Double](repeating: 0, count: a.weights.count), magnitudes = sums
            forEachOutput(c) { b, y, x, f in
                let error = Double(a.delta.base[outputPlace(c, b, y, x, f)])
                forEachTap(c) { dy, dx, channel in
                    let term = Double(a.input.base[inputPlace(c, b, y + dy, x + dx, channel)]) * error
                    sums[weightPlace(c, dy, dx, channel, f)] += term
                    magnitudes[weightPlace(c, dy, dx, channel, f)] += abs(term)
                }
            }
            let worst = sums.indices.reduce(0.0) { worst, i in
                let w = Double(before.base[i]), expected = w - decay * w - rate * sums[i]
                guard w != 0 || sums[i] != 0 else { return a.weights.base[i] == 0 ? worst : .infinity }
                let bound = summationBound(
                    count: c.images * e.outputHeight * e.outputWidth + 2, magnitudes: 2 * abs(w) + rate * magnitudes[i])
                return max(worst, abs(Double(a.weights.base[i]) - expected) / bound)
            }
            #expect(worst <= 1, "\(c)")
        }
    }

    /// The module has no reference for this kernel. The oracles are the same sum in the documented order, and the sum
    /// in double precision by scattering.
    @Test func inputGradientEqualsTheDocumentedOrderAndMatchesScatteringInDouble() {
        var random = SplitMix64(25)
        for c in Self.cases {
            let e = c.extents, a = Arrays(c, &random)
            let fast = random.rows(1, a.input.count, stride: a.input.count), slow = fast.copy()
            convolutionInputGradient(
                imageCount: c.images, extents: e, delta: a.delta.base, weights: a.weights.base, inputGradient: fast.base
            )
            for b in 0..<c.images {
                for y in 0..<c.height {
                    for x in 0..<c.width {
                        for channel in 0..<e.inputChannelStride {
                            var sum: Float = 0
                            for dy in 0..<c.kernelHeight
                            where channel < c.channels && (0..<e.outputHeight).contains(y - dy) {
                                for dx in 0..<c.kernelWidth where (0..<e.outputWidth).contains(x - dx) {
                                    for f in 0..<c.filters {
                                        sum = sum.addingProduct(
                                            a.delta.base[outputPlace(c, b, y - dy, x - dx, f)],
                                            a.weights.base[weightPlace(c, dy, dx, channel, f)])
                                    }
                                }
                            }
                            slow.base[inputPlace(c, b, y, x, channel)] = sum
                        }
                    }
                }
            }
            #expect(firstDifference(fast, slow) == nil, "\(c)")

            var sums = [Double](repeating: 0, count: a.input.count), magnitudes = sums
            forEachOutput(c) { b, y, x, f in
                let error = Double(a.delta.base[outputPlace(c, b, y, x, f)])
                forEachTap(c) { dy, dx, channel in
                    let term = error * Double(a.weights.base[weightPlace(c, dy, dx, channel, f)])
                    sums[inputPlace(c, b, y + dy, x + dx, channel)] += term
                    magnitudes[inputPlace(c, b, y + dy, x + dx, channel)] += abs(term)
                }
            }
            let worst = (0..<c.images).flatMap { b in
                (0..<c.height * c.width * e.inputChannelStride).map { b * e.inputImageStride + $0 }
            }
            .reduce(0.0) { worst, i in
                let error = abs(Double(fast.base[i]) - sums[i])
                return error == 0
                    ? worst
                    : max(
                        worst,
                        error
                            / summationBound(
                                count: c.kernelHeight * c.kernelWidth * c.filters, magnitudes: magnitudes[i]))
            }
            #expect(worst <= 1, "\(c)")
        }
    }

    private func forEachOutput(_ c: Case, _ body: (_ b: Int, _ y: Int, _ x: Int, _ f: Int) -> Void) {
        for b in 0..<c.images {
            for y in 0...(c.height - c.kernelHeight) {
                for x in 0...(c.width - c.kernelWidth) { for f in 0..<c.filters { body(b, y, x, f) } }
            }
        }
    }

    private func forEachTap(_ c: Case, _ body: (_ dy: Int, _ dx: Int, _ channel: Int) -> Void) {
        for dy in 0..<c.kernelHeight {
            for dx in 0..<c.kernelWidth { for channel in 0..<c.channels { body(dy, dx, channel) } }
        }
    }

    private func inputPlace(_ c: Case, _ b: Int, _ y: Int, _ x: Int, _ channel: Int) -> Int {
        let channelStride = c.padded ? rowStride(for: c.channels) : c.channels
        return b * rowStride(for: c.height * c.width * channelStride) + (y * c.width + x) * channelStride + channel
    }

    private func weightPlace(_ c: Case, _ dy: Int, _ dx: Int, _ channel: Int, _ f: Int) -> Int {
        ((dy * c.kernelWidth + dx) * c.channels + channel) * rowStride(for: c.filters) + f
    }

    private func outputPlace(_ c: Case, _ b: Int, _ y: Int, _ x: Int, _ f: Int) -> Int {
        let height = c.height - c.kernelHeight + 1, width = c.width - c.kernelWidth + 1
        return ((b * height + y) * width + x) * rowStride(for: c.filters) + f
    }
}
