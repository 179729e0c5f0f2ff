/// A convolution ('valid', stride one) and the max-pooling after it in one pass, for images of one channel: of each window only the largest sum is kept, and only it
/// goes through the activation, as that does not decrease. The first of equal sums counts (row by row).
package struct ConvolutionPoolingExtents: Sendable, Equatable {
    package var inputHeight, inputWidth: Int
    /// Floats from one input image to the next.
    package var inputImageStride: Int
    package var kernelHeight, kernelWidth, filterCount: Int

    package init(inputHeight: Int, inputWidth: Int, inputImageStride: Int, kernelHeight: Int, kernelWidth: Int, filterCount: Int) {
        self.inputHeight = inputHeight
        self.inputWidth = inputWidth
        self.inputImageStride = inputImageStride
        self.kernelHeight = kernelHeight
        self.kernelWidth = kernelWidth
        self.filterCount = filterCount
    }

    /// Windows of two by two; a last row or column that fills none is dropped.
    package var outputHeight: Int { (inputHeight - kernelHeight + 1) / 2 }
    package var outputWidth: Int { (inputWidth - kernelWidth + 1) / 2 }
    package var windowCount: Int { outputHeight * outputWidth }
    package var filterStride: Int { rowStride(for: filterCount) }
    package var outputImageStride: Int { windowCount * filterStride }
    package var tapCount: Int { kernelHeight * kernelWidth }

    /// Where the input that a window looks at begins.
    @inline(__always)
    func corner(ofWindow window: Int) -> Int { window / outputWidth * 2 * inputWidth + window % outputWidth * 2 }
}

/// The windows that look at any pixel but zero, image by image. The others' sums are the bias alone, and they change no filter: about half of MNIST's.
package final class ActiveWindows {
    /// Windows of image b, ascending: window[b · windowCount ..< b · windowCount + count[b]].
    package let window: AlignedBuffer<Int32>
    package let count: AlignedBuffer<Int32>
    private let rowUnion: AlignedBuffer<UInt32>

    package init(extents e: ConvolutionPoolingExtents, capacity: Int) {
        window = AlignedBuffer(count: capacity * (e.windowCount + 1))
        count = AlignedBuffer(count: capacity)
        rowUnion = AlignedBuffer(count: capacity * e.inputWidth)
    }

    /// Calls `body` for each run of active windows of an image that follow one another: the first, and how many.
    @inline(__always)
    package func forEachRun(ofImage b: Int, extents e: ConvolutionPoolingExtents, _ body: (_ first: Int, _ count: Int) -> Void) {
        let list = window.base + b * (e.windowCount + 1), count = Int(count.base[b])
        var start = 0
        while start < count {
            var end = start + 1
            while end < count && Int(list[end] - list[start]) == end - start { end += 1 }
            body(Int(list[start]), end - start)
            start = end
        }
    }

    /// Looks at some of the images.
    package func find(in images: Range<Int>, extents e: ConvolutionPoolingExtents, input: UnsafePointer<Float>) {
        for b in images {
            let image = UnsafeRawPointer(input + b * e.inputImageStride).assumingMemoryBound(to: UInt32.self)
            let list = window.base + b * (e.windowCount + 1), union = rowUnion.base + b * e.inputWidth
            var found = 0
            for y in 0..<e.outputHeight {
                for x in 0..<e.inputWidth { union[x] = image[2 * y * e.inputWidth + x] }
                for dy in 1...e.kernelHeight {
                    for x in 0..<e.inputWidth { union[x] |= image[(2 * y + dy) * e.inputWidth + x] }
                }
                for x in 0..<e.outputWidth {
                    var any: UInt32 = 0
                    for dx in 0...e.kernelWidth { any |= union[2 * x + dx] }
                    // Shifted left: minus zero is zero too.
                    list[found] = Int32(truncatingIfNeeded: y * e.outputWidth + x)
                    found += any << 1 != 0 ? 1 : 0
                }
            }
            count.base[b] = Int32(truncatingIfNeeded: found)
        }
    }
}

/// output[b, window, f] = max over the window's places of (bias[f] + Σ over taps (dy, dx) of input[b, y + dy, x + dx] · weights[dy, dx, f]), the taps in that order by fused
/// multiply-adds; `place` [as output] receives which of the four it was, as a float. The activation comes after, on the active windows. The others receive `blank`: what the bias alone
/// comes to, the activation included; their places are left alone, as nobody looks at them.
///
/// Shapes: input [image, height, width], weights [kernelHeight, kernelWidth, filterStride], bias and blank [filterStride], output [image, outputImageStride].
package func convolutionPoolingForward(
    images: Range<Int>, extents e: ConvolutionPoolingExtents, active: ActiveWindows,
    input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>, blank: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, place: UnsafeMutablePointer<Float>
) {
    for b in images {
        let image = input + b * e.inputImageStride, windows = active.window.base + b * (e.windowCount + 1)
        let result = output + b * e.outputImageStride, places = place + b * e.outputImageStride
        for f in stride(from: 0, to: e.filterStride, by: tileColumnCount) {
            let start: InlineArray<2, Lanes> = [load(bias + f), load(bias + f + 8)]
            let rest: InlineArray<2, Lanes> = [load(blank + f), load(blank + f + 8)]
            for window in 0..<e.windowCount {
                for vector in 0..<2 { store(rest[vector], to: result + window * e.filterStride + f + 8 * vector) }
            }
            for i in 0..<Int(active.count.base[b]) {
                let window = Int(windows[i])
                let corner = image + e.corner(ofWindow: window)
                var sums = Tile<4, 2>(repeating: start)
                var tap = weights + f
                for dy in 0..<e.kernelHeight {
                    let upper = corner + dy * e.inputWidth, lower = upper + e.inputWidth
                    for dx in 0..<e.kernelWidth {
                        let x: InlineArray<4, Lanes> = [
                            Lanes(repeating: upper[dx]), Lanes(repeating: upper[dx + 1]), Lanes(repeating: lower[dx]), Lanes(repeating: lower[dx + 1]),
                        ]
                        for vector in 0..<2 {
                            let w = load(tap + 8 * vector, as: Lanes.self)
                            for p in 0..<4 { sums[p][vector] = sums[p][vector].addingProduct(x[p], w) }
                        }
                        tap += e.filterStride
                    }
                }
                for vector in 0..<2 {
                    var best = sums[0][vector], which = Lanes.zero
                    for p in 1..<4 {
                        let larger = sums[p][vector] .> best
                        best.replace(with: sums[p][vector], where: larger)
                        which.replace(with: Lanes(repeating: Float(p)), where: larger)
                    }
                    store(best, to: result + window * e.filterStride + f + 8 * vector)
                    store(which, to: places + window * e.filterStride + f + 8 * vector)
                }
            }
        }
    }
}

/// One step of descent on some of the filters: weights ← w − decay · w − rate · Σ over images and windows, in order, of
/// input[b, the place of the largest sum, shifted by the tap] · delta[b, window, f], by fused multiply-adds.
///
/// `filters`: multiples of 16.
package func convolutionPoolingUpdate(
    imageCount: Int, filters: Range<Int>, extents e: ConvolutionPoolingExtents, active: ActiveWindows,
    input: UnsafePointer<Float>, delta: UnsafePointer<Float>, place: UnsafePointer<Float>,
    weights: UnsafeMutablePointer<Float>, rate: Float, decay: Float
) {
    let factors = DescentFactors(rate: rate, decay: decay)
    for f in stride(from: filters.lowerBound, to: filters.upperBound, by: tileColumnCount) {
        for dy in 0..<e.kernelHeight {
            var dx = 0
            while dx < e.kernelWidth {
                let w = weights + (dy * e.kernelWidth + dx) * e.filterStride + f
                // Three taps of a row at once, so that each error is loaded once for all of them.
                if dx + 3 <= e.kernelWidth {
                    tapUpdate(Tile<3, 2>.self, imageCount, e, active, input + dy * e.inputWidth + dx, delta + f, place + f, w, factors)
                    dx += 3
                } else {
                    tapUpdate(Tile<1, 2>.self, imageCount, e, active, input + dy * e.inputWidth + dx, delta + f, place + f, w, factors)
                    dx += 1
                }
            }
        }
    }
}

@inline(__always)
private func tapUpdate<let taps: Int>(
    _: Tile<taps, 2>.Type, _ imageCount: Int, _ e: ConvolutionPoolingExtents, _ active: ActiveWindows, _ input: UnsafePointer<Float>,
    _ delta: UnsafePointer<Float>, _ place: UnsafePointer<Float>, _ w: UnsafeMutablePointer<Float>, _ factors: DescentFactors
) {
    var gradient = Tile<taps, 2>(repeating: [.zero, .zero])
    for b in 0..<imageCount {
        let image = input + b * e.inputImageStride, windows = active.window.base + b * (e.windowCount + 1)
        let deltas = delta + b * e.outputImageStride, places = place + b * e.outputImageStride
        for i in 0..<Int(active.count.base[b]) {
            let window = Int(windows[i])
            let corner = image + e.corner(ofWindow: window)
            let lower = corner + e.inputWidth
            for vector in 0..<2 {
                let d = load(deltas + window * e.filterStride + 8 * vector, as: Lanes.self)
                let at = load(places + window * e.filterStride + 8 * vector, as: Lanes.self)
                let isLower = at .>= 2, isRight = (at .== 1) .| (at .== 3)
                // The pixel under the tap at the place of each filter's maximum: first of the two rows, then of the two columns.
                var left = Lanes(repeating: corner[0]).replacing(with: Lanes(repeating: lower[0]), where: isLower)
                for tap in 0..<taps {
                    let right = Lanes(repeating: corner[tap + 1]).replacing(with: Lanes(repeating: lower[tap + 1]), where: isLower)
                    gradient[tap][vector] = gradient[tap][vector].addingProduct(left.replacing(with: right, where: isRight), d)
                    left = right
                }
            }
        }
    }
    for tap in 0..<taps {
        for vector in 0..<2 { descend(w + tap * e.filterStride + 8 * vector, gradient[tap][vector], factors) }
    }
}

/// The definition that `convolutionPoolingForward` must equal to the last bit.
package func convolutionPoolingForwardReference(
    imageCount: Int, extents e: ConvolutionPoolingExtents,
    input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, place: UnsafeMutablePointer<Float>
) {
    for b in 0..<imageCount {
        for y in 0..<e.outputHeight {
            for x in 0..<e.outputWidth {
                for f in 0..<e.filterStride {
                    let target = b * e.outputImageStride + (y * e.outputWidth + x) * e.filterStride + f
                    for p in 0..<4 {
                        var sum = bias[f]
                        for dy in 0..<e.kernelHeight {
                            for dx in 0..<e.kernelWidth {
                                let pixel = b * e.inputImageStride + (2 * y + p / 2 + dy) * e.inputWidth + 2 * x + p % 2 + dx
                                sum = sum.addingProduct(input[pixel], weights[(dy * e.kernelWidth + dx) * e.filterStride + f])
                            }
                        }
                        if p == 0 || sum > output[target] {
                            output[target] = sum
                            place[target] = Float(p)
                        }
                    }
                }
            }
        }
    }
}

/// The definition that `convolutionPoolingUpdate` must equal to the last bit.
package func convolutionPoolingUpdateReference(
    imageCount: Int, extents e: ConvolutionPoolingExtents,
    input: UnsafePointer<Float>, delta: UnsafePointer<Float>, place: UnsafePointer<Float>,
    weights: UnsafeMutablePointer<Float>, rate: Float, decay: Float
) {
    for dy in 0..<e.kernelHeight {
        for dx in 0..<e.kernelWidth {
            for f in 0..<e.filterStride {
                var sum: Float = 0
                for b in 0..<imageCount {
                    for y in 0..<e.outputHeight {
                        for x in 0..<e.outputWidth {
                            let source = b * e.outputImageStride + (y * e.outputWidth + x) * e.filterStride + f
                            let p = Int(place[source])
                            let pixel = b * e.inputImageStride + (2 * y + p / 2 + dy) * e.inputWidth + 2 * x + p % 2 + dx
                            sum = sum.addingProduct(input[pixel], delta[source])
                        }
                    }
                }
                let tap = (dy * e.kernelWidth + dx) * e.filterStride + f
                let w = weights[tap]
                weights[tap] = w.addingProduct(-decay, w).addingProduct(-rate, sum)
            }
        }
    }
}
