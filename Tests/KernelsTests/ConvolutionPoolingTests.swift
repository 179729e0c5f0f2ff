import Kernels
import Testing

@testable import TestSupport

/// The fused kernels against their references, and those against the two layers one after the other.
@Suite struct ConvolutionPoolingTests {
    struct Case: CustomStringConvertible {
        var height, width, kernelHeight, kernelWidth, filters, images: Int

        var extents: ConvolutionPoolingExtents {
            ConvolutionPoolingExtents(
                inputHeight: height, inputWidth: width, inputImageStride: rowStride(for: height * width),
                kernelHeight: kernelHeight,
                kernelWidth: kernelWidth, filterCount: filters)
        }

        var description: String {
            "\(images) of \(height)×\(width), kernel \(kernelHeight)×\(kernelWidth), \(filters) filters"
        }
    }

    /// Cases with kernels of one to five columns, with maps whose last row or column fills no window, and with MNIST's
    /// own extents.
    static let cases: [Case] = {
        let kernels = [(1, 1), (2, 3), (3, 3), (5, 4), (3, 5)], maps = [(2, 2), (5, 2), (3, 7), (8, 9)],
            filters = [1, 16, 20, 33]
        var cases = [Case(height: 28, width: 28, kernelHeight: 3, kernelWidth: 3, filters: 32, images: 5)]
        for (kernelHeight, kernelWidth) in kernels {
            for (index, map) in maps.enumerated() {
                cases.append(
                    Case(
                        height: kernelHeight - 1 + map.0, width: kernelWidth - 1 + map.1, kernelHeight: kernelHeight,
                        kernelWidth: kernelWidth,
                        filters: filters[index], images: 1 + index))
            }
        }
        return cases
    }()

    /// Images with blank regions, some of minus zero, and one image that is blank altogether.
    private func input(_ c: Case, _ random: inout SplitMix64) -> AlignedBuffer<Float> {
        let input = AlignedBuffer<Float>(count: c.images * c.extents.inputImageStride)
        for b in 0..<c.images where b != 1 {
            for y in 0..<c.height {
                for x in 0..<c.width {
                    let blank = 2 * x > c.width && y < c.height / 2 + b
                    input.base[b * c.extents.inputImageStride + y * c.width + x] =
                        blank ? (y % 2 == 0 ? -0.0 : 0) : random.float(zeros: 0.5)
                }
            }
        }
        return input
    }

    private func garbage(_ count: Int, _ random: inout SplitMix64) -> AlignedBuffer<Float> {
        random.rows(1, count, stride: count)
    }

    @Test func forwardEqualsReferenceBitForBit() {
        var random = SplitMix64(41)
        for c in Self.cases {
            let e = c.extents, input = input(c, &random), count = c.images * e.outputImageStride
            let weights = random.rows(e.tapCount, c.filters, stride: e.filterStride),
                bias = random.rows(1, c.filters, stride: e.filterStride)
            let fast = garbage(count, &random), slow = garbage(count, &random), fastPlace = garbage(count, &random),
                slowPlace = garbage(count, &random)
            let active = ActiveWindows(extents: e, capacity: c.images)
            for rows in [0..<e.outputHeight / 2, e.outputHeight / 2..<e.outputHeight] {
                active.find(imageCount: c.images, rows: rows, extents: e, input: input.base)
                convolutionPoolingForward(
                    imageCount: c.images, rows: rows, extents: e, active: active, input: input.base,
                    weights: weights.base, bias: bias.base, blank: bias.base,
                    output: fast.base, place: fastPlace.base)
            }
            convolutionPoolingForwardReference(
                imageCount: c.images, extents: e, input: input.base, weights: weights.base, bias: bias.base,
                output: slow.base, place: slowPlace.base)
            #expect(firstDifference(fast, slow) == nil, "\(c)")
            for b in 0..<c.images {
                var runs = Set<Int>()
                let windows = Set(
                    (0..<e.outputHeight).flatMap { y in
                        active.forEachRun(ofImage: b, row: y, extents: e) { first, count in
                            runs.formUnion(first..<first + count)
                        }
                        return active.columns(ofImage: b, row: y, extents: e).map { y * e.outputWidth + Int($0) }
                    })
                #expect(runs == windows)
                #expect(b != 1 || windows.isEmpty, "\(c): a blank image has no window to look at")
                let places = windows.flatMap { window in
                    let first = b * e.outputImageStride + window * e.filterStride
                    return first..<first + e.filterStride
                }
                #expect(places.allSatisfy { fastPlace.base[$0] == slowPlace.base[$0] }, "\(c), image \(b)")
            }
        }
    }

    /// A convolution by its own reference and max-pooling by its kernel give the same maxima at the same places.
    @Test func referenceEqualsConvolutionThenPooling() {
        var random = SplitMix64(42)
        for c in Self.cases {
            let e = c.extents, input = input(c, &random)
            let weights = random.rows(e.tapCount, c.filters, stride: e.filterStride),
                bias = random.rows(1, c.filters, stride: e.filterStride)
            let count = c.images * e.outputImageStride
            let pooled = garbage(count, &random), place = garbage(count, &random), expected = garbage(count, &random)
            convolutionPoolingForwardReference(
                imageCount: c.images, extents: e, input: input.base, weights: weights.base, bias: bias.base,
                output: pooled.base, place: place.base)
            let single = ConvolutionExtents(
                inputHeight: c.height, inputWidth: c.width, inputChannelCount: 1, inputChannelStride: 1,
                inputImageStride: e.inputImageStride,
                kernelHeight: c.kernelHeight, kernelWidth: c.kernelWidth, filterCount: c.filters)
            let maps = AlignedBuffer<Float>(count: c.images * single.outputImageStride),
                argument = AlignedBuffer<Int32>(count: count)
            convolutionForwardReference(
                imageCount: c.images, extents: single, input: input.base, weights: weights.base, bias: bias.base,
                output: maps.base)
            maxPoolingForward(
                imageCount: c.images,
                extents: PoolingExtents(
                    inputHeight: single.outputHeight, inputWidth: single.outputWidth, channelStride: e.filterStride,
                    window: 2,
                    inputImageStride: single.outputImageStride, outputImageStride: e.outputImageStride),
                input: maps.base, output: expected.base, argument: argument.base)
            #expect(firstDifference(pooled, expected) == nil, "\(c)")
            #expect((0..<count).allSatisfy { Int32(place.base[$0]) == argument.base[$0] }, "\(c)")
        }
    }

    /// The gradient is computed at once, and as threads divide it: some rows of windows after the others.
    @Test func gradientEqualsReferenceBitForBit() {
        var random = SplitMix64(43)
        for c in Self.cases {
            let e = c.extents, input = input(c, &random), count = c.images * e.outputImageStride
            let weights = random.rows(e.tapCount, c.filters, stride: e.filterStride),
                bias = random.rows(1, c.filters, stride: e.filterStride)
            let output = garbage(count, &random), place = garbage(count, &random), delta = garbage(count, &random)
            let active = ActiveWindows(extents: e, capacity: c.images)
            active.find(imageCount: c.images, rows: 0..<e.outputHeight, extents: e, input: input.base)
            convolutionPoolingForward(
                imageCount: c.images, rows: 0..<e.outputHeight, extents: e, active: active, input: input.base,
                weights: weights.base, bias: bias.base,
                blank: bias.base, output: output.base, place: place.base)
            let fast = AlignedBuffer<Float>(count: weights.count), slow = AlignedBuffer<Float>(count: weights.count)
            let fastBias = AlignedBuffer<Float>(count: e.filterStride),
                slowBias = AlignedBuffer<Float>(count: e.filterStride)
            for rows in [0..<e.outputHeight / 3, e.outputHeight / 3..<e.outputHeight] {
                for filter in stride(from: 0, to: e.filterStride, by: 16) {
                    for tapRow in 0..<e.kernelHeight {
                        convolutionPoolingGradient(
                            imageCount: c.images, rows: rows, tapRow: tapRow, filter: filter, extents: e,
                            active: active, input: input.base,
                            delta: delta.base, place: place.base, gradient: fast.base)
                    }
                    convolutionPoolingBiasGradient(
                        imageCount: c.images, rows: rows, filter: filter, extents: e, delta: delta.base,
                        gradient: fastBias.base)
                }
            }
            convolutionPoolingGradientReference(
                imageCount: c.images, extents: e, input: input.base, delta: delta.base, place: place.base,
                gradient: slow.base)
            for f in 0..<e.filterStride {
                for y in 0..<e.outputHeight {
                    for b in 0..<c.images {
                        for x in 0..<e.outputWidth {
                            slowBias.base[f] +=
                                delta.base[b * e.outputImageStride + (y * e.outputWidth + x) * e.filterStride + f]
                        }
                    }
                }
            }
            #expect(firstDifference(fast, slow) == nil, "\(c)")
            #expect(firstDifference(fastBias, slowBias) == nil, "\(c)")
            #expect((0..<slow.count).contains { slow.base[$0] != 0 }, "\(c): there is no gradient")
        }
    }
}
