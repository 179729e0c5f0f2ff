/// Forward pass of a convolution and the 2 × 2 max-pooling after it.
///
/// output[b, window, f] = max over the window's places of (bias[f] + Σ over taps (dy, dx) of input[b, y + dy, x + dx] ·
/// weights[dy, dx, f]), the taps in that order by fused multiply-adds; `place` [as output] receives the index of the
/// largest of the four, as a float. The activation is applied afterwards, to the active windows only. The others
/// receive `blank`: the value of the bias alone with the activation applied; their places are not written, as nothing
/// reads them.
///
/// Shapes: input [image, height, width], weights [kernelHeight, kernelWidth, filterStride], bias and blank
/// [filterStride], output [image, outputImageStride].
///
/// `rows` are rows of windows. A thread that gets the same rows in the backward pass finds their errors in its cache.
package func convolutionPoolingForward(
    imageCount: Int, rows: Range<Int>, extents e: ConvolutionPoolingExtents, active: ActiveWindows,
    input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>, blank: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, place: UnsafeMutablePointer<Float>
) {
    for b in 0..<imageCount {
        for y in rows {
            let corners = input + b * e.inputImageStride + 2 * y * e.inputWidth,
                columns = active.columns(ofImage: b, row: y, extents: e)
            let start = b * e.outputImageStride + y * e.outputWidth * e.filterStride
            for f in stride(from: 0, to: e.filterStride, by: tileColumnCount) {
                let rest: InlineArray<2, Lanes> = [load(blank + f), load(blank + f + 8)]
                for x in 0..<e.outputWidth {
                    for vector in 0..<2 {
                        store(rest[vector], to: output + start + x * e.filterStride + f + 8 * vector)
                    }
                }
                for column in columns {
                    let at = start + Int(column) * e.filterStride + f
                    poolLargest(corners + 2 * Int(column), weights + f, bias + f, e, output + at, place + at)
                }
            }
        }
    }
}

/// Computes the four sums of one window for sixteen filters; stores the largest in `output` and its index in `place`.
@inline(__always)
private func poolLargest(
    _ corner: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, _ bias: UnsafePointer<Float>,
    _ e: ConvolutionPoolingExtents,
    _ output: UnsafeMutablePointer<Float>, _ place: UnsafeMutablePointer<Float>
) {
    var sums = OutputTile<4, 2>(row: bias)
    var tap = weights
    for dy in 0..<e.kernelHeight {
        let upper = corner + dy * e.inputWidth, lower = upper + e.inputWidth
        for dx in 0..<e.kernelWidth {
            let x: InlineArray<4, Lanes> = [
                Lanes(repeating: upper[dx]), Lanes(repeating: upper[dx + 1]), Lanes(repeating: lower[dx]),
                Lanes(repeating: lower[dx + 1]),
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
        store(best, to: output + 8 * vector)
        store(which, to: place + 8 * vector)
    }
}

/// Gradient of the filters of a convolution and the 2 × 2 max-pooling after it.
///
/// gradient[dy, dx, f] += Σ over some rows of windows, then images, then the windows of a row, in order, of input[b,
/// the place of the largest sum, shifted by the tap] · delta[b, window, f], by fused multiply-adds, for the taps of
/// kernel row `tapRow` and sixteen filters from `filter` on. The rows come first, so that threads with fixed rows can
/// pass the sums on (`Team.relay`).
///
/// Shapes: gradient [kernelHeight, kernelWidth, filterStride], the rest as in `convolutionPoolingForward`.
package func convolutionPoolingGradient(
    imageCount: Int, rows: Range<Int>, tapRow: Int, filter f: Int, extents e: ConvolutionPoolingExtents,
    active: ActiveWindows,
    input: UnsafePointer<Float>, delta: UnsafePointer<Float>, place: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>
) {
    var dx = 0
    while dx < e.kernelWidth {
        let sums = gradient + (tapRow * e.kernelWidth + dx) * e.filterStride + f,
            pixels = input + tapRow * e.inputWidth + dx
        // Three taps of a row at once, so that each error is loaded once for all of them.
        if dx + 3 <= e.kernelWidth {
            addTaps(OutputTile<3, 2>.self, imageCount, rows, e, active, pixels, delta + f, place + f, sums)
            dx += 3
        } else {
            addTaps(OutputTile<1, 2>.self, imageCount, rows, e, active, pixels, delta + f, place + f, sums)
            dx += 1
        }
    }
}

@inline(__always)
private func addTaps<let taps: Int>(
    _: OutputTile<taps, 2>.Type, _ imageCount: Int, _ rows: Range<Int>, _ e: ConvolutionPoolingExtents,
    _ active: ActiveWindows, _ input: UnsafePointer<Float>,
    _ delta: UnsafePointer<Float>, _ place: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
) {
    var sums = OutputTile<taps, 2>(rows: gradient, stride: e.filterStride)
    for y in rows {
        for b in 0..<imageCount {
            let corners = input + b * e.inputImageStride + 2 * y * e.inputWidth,
                start = b * e.outputImageStride + y * e.outputWidth * e.filterStride
            for column in active.columns(ofImage: b, row: y, extents: e) {
                let upper = corners + 2 * Int(column), lower = upper + e.inputWidth,
                    window = start + Int(column) * e.filterStride
                for vector in 0..<2 {
                    let d = load(delta + window + 8 * vector, as: Lanes.self),
                        at = load(place + window + 8 * vector, as: Lanes.self)
                    let isLower = at .>= 2, isRight = (at .== 1) .| (at .== 3)
                    // The pixel under the tap at the place of each filter's maximum: first select the row, then the
                    // column.
                    var left = Lanes(repeating: upper[0]).replacing(with: Lanes(repeating: lower[0]), where: isLower)
                    for tap in 0..<taps {
                        let right = Lanes(repeating: upper[tap + 1]).replacing(
                            with: Lanes(repeating: lower[tap + 1]), where: isLower)
                        sums[tap][vector] = sums[tap][vector].addingProduct(
                            left.replacing(with: right, where: isRight), d)
                        left = right
                    }
                }
            }
        }
    }
    sums.store(to: gradient, stride: e.filterStride)
}

/// Gradient of the bias of a convolution and the 2 × 2 max-pooling after it.
///
/// gradient[f] += Σ over some rows of windows, then images, then the windows of a row, in order, of delta[b, window,
/// f], by additions, for sixteen filters from `filter` on. A bias is shared by every window of its filter's map,
/// including the blank ones.
package func convolutionPoolingBiasGradient(
    imageCount: Int, rows: Range<Int>, filter f: Int, extents e: ConvolutionPoolingExtents, delta: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>
) {
    var sum = load(gradient + f, as: Vector.self)
    for y in rows {
        for b in 0..<imageCount {
            let start = delta + b * e.outputImageStride + y * e.outputWidth * e.filterStride + f
            for x in 0..<e.outputWidth { sum += load(start + x * e.filterStride, as: Vector.self) }
        }
    }
    store(sum, to: gradient + f)
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
                                let pixel =
                                    b * e.inputImageStride + (2 * y + p / 2 + dy) * e.inputWidth + 2 * x + p % 2 + dx
                                sum = sum.addingProduct(
                                    input[pixel], weights[(dy * e.kernelWidth + dx) * e.filterStride + f])
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

/// The definition that `convolutionPoolingGradient` must equal to the last bit.
package func convolutionPoolingGradientReference(
    imageCount: Int, extents e: ConvolutionPoolingExtents,
    input: UnsafePointer<Float>, delta: UnsafePointer<Float>, place: UnsafePointer<Float>,
    gradient: UnsafeMutablePointer<Float>
) {
    for dy in 0..<e.kernelHeight {
        for dx in 0..<e.kernelWidth {
            for f in 0..<e.filterStride {
                let tap = (dy * e.kernelWidth + dx) * e.filterStride + f
                for y in 0..<e.outputHeight {
                    for b in 0..<imageCount {
                        for x in 0..<e.outputWidth {
                            let source = b * e.outputImageStride + (y * e.outputWidth + x) * e.filterStride + f
                            let p = Int(place[source])
                            let pixel =
                                b * e.inputImageStride + (2 * y + p / 2 + dy) * e.inputWidth + 2 * x + p % 2 + dx
                            gradient[tap] = gradient[tap].addingProduct(input[pixel], delta[source])
                        }
                    }
                }
            }
        }
    }
}
