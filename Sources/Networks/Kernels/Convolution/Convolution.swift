/// Forward pass of a convolution.
///
/// output[b, y, x, f] = bias[f] + Σ over taps (dy, dx, c) of input[b, y + dy, x + dx, c] · weights[dy, dx, c, f], the
/// taps in that order, c innermost, by fused multiply-adds.
///
/// Shapes: input [imageCount, height, width, channel], weights [kernelHeight, kernelWidth, channel, filterStride],
/// output [imageCount, outputHeight, outputWidth, filterStride].
package func convolutionForward(
    imageCount: Int, extents e: ConvolutionExtents,
    input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>
) {
    let filterStride = e.filterStride, channelStride = e.inputChannelStride, inputRow = e.inputWidth * channelStride
    for b in 0..<imageCount {
        let image = input + b * e.inputImageStride
        let result = output + b * e.outputImageStride
        for y in 0..<e.outputHeight {
            for f in stride(from: 0, to: filterStride, by: 16) {
                let start = load(bias + f, as: Vector.self)
                var x = 0
                while x < e.outputWidth {
                    let wide = x + 4 <= e.outputWidth
                    var a0 = start, a1 = start, a2 = start, a3 = start
                    var w = weights + f
                    for dy in 0..<e.kernelHeight {
                        let row = image + (y + dy) * inputRow + x * channelStride
                        for dx in 0..<e.kernelWidth {
                            for c in 0..<e.inputChannelCount {
                                let tap = load(w, as: Vector.self)
                                let p = row + dx * channelStride + c
                                a0 = a0.addingProduct(Vector(repeating: p[0]), tap)
                                if wide {
                                    a1 = a1.addingProduct(Vector(repeating: p[channelStride]), tap)
                                    a2 = a2.addingProduct(Vector(repeating: p[2 * channelStride]), tap)
                                    a3 = a3.addingProduct(Vector(repeating: p[3 * channelStride]), tap)
                                }
                                w += filterStride
                            }
                        }
                    }
                    let place = result + (y * e.outputWidth + x) * filterStride + f
                    store(a0, to: place)
                    if wide {
                        store(a1, to: place + filterStride)
                        store(a2, to: place + 2 * filterStride)
                        store(a3, to: place + 3 * filterStride)
                    }
                    x += wide ? 4 : 1
                }
            }
        }
    }
}

/// One step of gradient descent on a convolution's filters.
///
/// weights ← w − decay · w − rate · Σ over (b, y, x) of input[b, y + dy, x + dx, c] · delta[b, y, x, f], the sum in
/// that order by fused multiply-adds. `gradient` is scratch of the weights' size.
package func convolutionUpdate(
    imageCount: Int, extents e: ConvolutionExtents,
    input: UnsafePointer<Float>, delta: UnsafePointer<Float>,
    weights: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
    rate: Float, decay: Float
) {
    let filterStride = e.filterStride, channelStride = e.inputChannelStride, inputRow = e.inputWidth * channelStride
    let weightCount = e.tapCount * filterStride
    for i in 0..<weightCount { gradient[i] = 0 }
    let nextTap = e.inputChannelCount * filterStride
    for b in 0..<imageCount {
        let image = input + b * e.inputImageStride
        let errors = delta + b * e.outputImageStride
        for dy in 0..<e.kernelHeight {
            for c in 0..<e.inputChannelCount {
                for f in stride(from: 0, to: filterStride, by: 16) {
                    var dx = 0
                    while dx < e.kernelWidth {
                        // Three taps of a row at once, so that each error is loaded once for all of them.
                        let triple = dx + 3 <= e.kernelWidth
                        let g = gradient + ((dy * e.kernelWidth + dx) * e.inputChannelCount + c) * filterStride + f
                        var a0 = load(g, as: Vector.self)
                        var a1 = triple ? load(g + nextTap, as: Vector.self) : .zero
                        var a2 = triple ? load(g + 2 * nextTap, as: Vector.self) : .zero
                        for y in 0..<e.outputHeight {
                            let row = image + (y + dy) * inputRow + dx * channelStride + c
                            let d = errors + y * e.outputWidth * filterStride + f
                            if triple {
                                for x in 0..<e.outputWidth {
                                    let error = load(d + x * filterStride, as: Vector.self)
                                    let p = row + x * channelStride
                                    a0 = a0.addingProduct(Vector(repeating: p[0]), error)
                                    a1 = a1.addingProduct(Vector(repeating: p[channelStride]), error)
                                    a2 = a2.addingProduct(Vector(repeating: p[2 * channelStride]), error)
                                }
                            } else {
                                for x in 0..<e.outputWidth {
                                    a0 = a0.addingProduct(
                                        Vector(repeating: row[x * channelStride]), load(d + x * filterStride))
                                }
                            }
                        }
                        store(a0, to: g)
                        if triple {
                            store(a1, to: g + nextTap)
                            store(a2, to: g + 2 * nextTap)
                        }
                        dx += triple ? 3 : 1
                    }
                }
            }
        }
    }
    descend(count: weightCount, weights: weights, gradient: gradient, rate: rate, decay: decay)
}

/// Gradient with respect to a convolution's input.
///
/// inputGradient[b, y, x, c] = Σ over (dy, dx, f) of delta[b, y − dy, x − dx, f] · weights[dy, dx, c, f] where the
/// output has that pixel, in that order, f innermost, by fused multiply-adds. Padding channels receive zero.
package func convolutionInputGradient(
    imageCount: Int, extents e: ConvolutionExtents,
    delta: UnsafePointer<Float>, weights: UnsafePointer<Float>, inputGradient: UnsafeMutablePointer<Float>
) {
    let filterStride = e.filterStride
    for b in 0..<imageCount {
        let errors = delta + b * e.outputImageStride
        let result = inputGradient + b * e.inputImageStride
        for y in 0..<e.inputHeight {
            for x in 0..<e.inputWidth {
                let place = result + (y * e.inputWidth + x) * e.inputChannelStride
                for c in 0..<e.inputChannelStride {
                    var sum: Float = 0
                    if c < e.inputChannelCount {
                        for dy in max(0, y - e.outputHeight + 1)...min(e.kernelHeight - 1, y) {
                            for dx in max(0, x - e.outputWidth + 1)...min(e.kernelWidth - 1, x) {
                                let d = errors + ((y - dy) * e.outputWidth + x - dx) * filterStride
                                let w = weights + ((dy * e.kernelWidth + dx) * e.inputChannelCount + c) * filterStride
                                for f in 0..<e.filterCount { sum = sum.addingProduct(d[f], w[f]) }
                            }
                        }
                    }
                    place[c] = sum
                }
            }
        }
    }
}

/// The definition that `convolutionForward` must equal to the last bit.
package func convolutionForwardReference(
    imageCount: Int, extents e: ConvolutionExtents,
    input: UnsafePointer<Float>, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>
) {
    for b in 0..<imageCount {
        for y in 0..<e.outputHeight {
            for x in 0..<e.outputWidth {
                for f in 0..<e.filterStride {
                    var sum = bias[f]
                    for dy in 0..<e.kernelHeight {
                        for dx in 0..<e.kernelWidth {
                            for c in 0..<e.inputChannelCount {
                                let pixel =
                                    b * e.inputImageStride + ((y + dy) * e.inputWidth + x + dx) * e.inputChannelStride
                                    + c
                                let tap = ((dy * e.kernelWidth + dx) * e.inputChannelCount + c) * e.filterStride + f
                                sum = sum.addingProduct(input[pixel], weights[tap])
                            }
                        }
                    }
                    output[((b * e.outputHeight + y) * e.outputWidth + x) * e.filterStride + f] = sum
                }
            }
        }
    }
}

/// The definition that `convolutionUpdate` must equal to the last bit.
package func convolutionUpdateReference(
    imageCount: Int, extents e: ConvolutionExtents,
    input: UnsafePointer<Float>, delta: UnsafePointer<Float>,
    weights: UnsafeMutablePointer<Float>, rate: Float, decay: Float
) {
    for dy in 0..<e.kernelHeight {
        for dx in 0..<e.kernelWidth {
            for c in 0..<e.inputChannelCount {
                for f in 0..<e.filterStride {
                    var sum: Float = 0
                    for b in 0..<imageCount {
                        for y in 0..<e.outputHeight {
                            for x in 0..<e.outputWidth {
                                let pixel =
                                    b * e.inputImageStride + ((y + dy) * e.inputWidth + x + dx) * e.inputChannelStride
                                    + c
                                let error = ((b * e.outputHeight + y) * e.outputWidth + x) * e.filterStride + f
                                sum = sum.addingProduct(input[pixel], delta[error])
                            }
                        }
                    }
                    let place = ((dy * e.kernelWidth + dx) * e.inputChannelCount + c) * e.filterStride + f
                    let w = weights[place]
                    weights[place] = w.addingProduct(-decay, w).addingProduct(-rate, sum)
                }
            }
        }
    }
}
