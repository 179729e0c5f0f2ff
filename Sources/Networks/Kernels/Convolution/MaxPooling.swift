/// Forward pass of max-pooling: output[b, y, x, c] = the largest input of its window.
///
/// `argument` [as output] receives the index of that input within the window (row by row; the first, if several are
/// equal).
package func maxPoolingForward(
    imageCount: Int, extents e: PoolingExtents,
    input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, argument: UnsafeMutablePointer<Int32>
) {
    let channelStride = e.channelStride, rowStride = e.inputWidth * channelStride
    for b in 0..<imageCount {
        let image = input + b * e.inputImageStride
        var place = b * e.outputImageStride
        for y in 0..<e.outputHeight {
            for x in 0..<e.outputWidth {
                let corner = image + y * e.window * rowStride + x * e.window * channelStride
                var c = 0
                while c + 16 <= channelStride {
                    var best = load(corner + c, as: Vector.self)
                    var which = SIMD16<Int32>.zero
                    for t in 1..<(e.window * e.window) {
                        let candidate = load(
                            corner + t / e.window * rowStride + t % e.window * channelStride + c, as: Vector.self)
                        let larger = candidate .> best
                        best.replace(with: candidate, where: larger)
                        which.replace(with: SIMD16(repeating: Int32(truncatingIfNeeded: t)), where: larger)
                    }
                    store(best, to: output + place + c)
                    store(which, to: argument + place + c)
                    c += 16
                }
                while c < channelStride {
                    var best = corner[c]
                    var which: Int32 = 0
                    for t in 1..<(e.window * e.window) {
                        let candidate = corner[t / e.window * rowStride + t % e.window * channelStride + c]
                        if candidate > best {
                            best = candidate
                            which = Int32(truncatingIfNeeded: t)
                        }
                    }
                    output[place + c] = best
                    argument[place + c] = which
                    c += 1
                }
                place += channelStride
            }
        }
    }
}

/// Backward pass of max-pooling: copies each output's error to the place of its maximum; every other place receives
/// zero.
package func maxPoolingBackward(
    imageCount: Int, extents e: PoolingExtents,
    delta: UnsafePointer<Float>, argument: UnsafePointer<Int32>, inputGradient: UnsafeMutablePointer<Float>
) {
    let channelStride = e.channelStride, rowStride = e.inputWidth * channelStride
    let covered = e.outputHeight * e.window == e.inputHeight && e.outputWidth * e.window == e.inputWidth
    if !covered { (inputGradient).update(repeating: 0, count: imageCount * e.inputImageStride) }
    for b in 0..<imageCount {
        let image = inputGradient + b * e.inputImageStride
        var place = b * e.outputImageStride
        for y in 0..<e.outputHeight {
            for x in 0..<e.outputWidth {
                let corner = image + y * e.window * rowStride + x * e.window * channelStride
                for t in 0..<(e.window * e.window) {
                    let target = corner + t / e.window * rowStride + t % e.window * channelStride
                    let tap = Int32(truncatingIfNeeded: t)
                    var c = 0
                    while c + 16 <= channelStride {
                        // All ones where the two are equal: 0 − 1 shifted with its sign. Comparing integers lane by
                        // lane would cost a branch for each.
                        let chosen =
                            ((load(argument + place + c, as: SIMD16<Int32>.self) ^ SIMD16(repeating: tap)) &- 1) &>> 31
                        let d = unsafeBitCast(load(delta + place + c, as: Vector.self), to: SIMD16<Int32>.self)
                        store(unsafeBitCast(d & chosen, to: Vector.self), to: target + c)
                        c += 16
                    }
                    while c < channelStride {
                        target[c] = argument[place + c] == tap ? delta[place + c] : 0
                        c += 1
                    }
                }
                place += channelStride
            }
        }
    }
}
