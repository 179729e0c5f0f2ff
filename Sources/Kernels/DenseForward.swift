package typealias Vector = SIMD16<Float>

/// output[b, n] = bias[n] + Σₖ input[b, k] · weights[k, n], the sum taken over k upwards by fused multiply-adds.
///
/// Shapes: input [rowCount, innerCount], weights [innerCount, columnCount], bias [columnCount], output [rowCount, columnCount];
/// `columnCount` is a multiple of 16 (pad with zeros). Strides in elements. The order within an output element is all that decides its bits, so
/// blocks and tiles are free to change.
package func denseForward(
    rowCount: Int, innerCount: Int, columnCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int,
    bias: UnsafePointer<Float>?,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    assert(columnCount % 16 == 0 && weightStride >= columnCount && outputStride >= columnCount)
    // A block of weights (128 rows) stays in the second-level cache while every row of the batch passes over it.
    let blockHeight = 128
    var k = 0
    repeat {
        let height = min(blockHeight, innerCount - k)
        var b = 0
        while b < rowCount {
            let tall = b + 4 <= rowCount
            var n = 0
            while n < columnCount {
                let start = k == 0 ? bias.map { load($0 + n, as: Vector.self) } ?? .zero : nil
                if tall {
                    forwardTile4(
                        height, input + b * inputStride + k, inputStride, weights + k * weightStride + n, weightStride,
                        start, output + b * outputStride + n, outputStride)
                } else {
                    for row in b..<rowCount {
                        forwardTile1(
                            height, input + row * inputStride + k, weights + k * weightStride + n, weightStride,
                            start, output + row * outputStride + n)
                    }
                }
                n += 16
            }
            b += 4
        }
        k += height
    } while k < innerCount
}

/// Four rows by sixteen columns. `start` nil: continue from what the output holds.
@inline(__always)
private func forwardTile4(
    _ height: Int, _ x: UnsafePointer<Float>, _ xStride: Int, _ w: UnsafePointer<Float>, _ wStride: Int,
    _ start: Vector?, _ y: UnsafeMutablePointer<Float>, _ yStride: Int
) {
    var a0 = start ?? load(y)
    var a1 = start ?? load(y + yStride)
    var a2 = start ?? load(y + 2 * yStride)
    var a3 = start ?? load(y + 3 * yStride)
    let x1 = x + xStride, x2 = x + 2 * xStride, x3 = x + 3 * xStride
    for k in 0..<height {
        let row = load(w + k * wStride, as: Vector.self)
        a0 = a0.addingProduct(Vector(repeating: x[k]), row)
        a1 = a1.addingProduct(Vector(repeating: x1[k]), row)
        a2 = a2.addingProduct(Vector(repeating: x2[k]), row)
        a3 = a3.addingProduct(Vector(repeating: x3[k]), row)
    }
    store(a0, to: y)
    store(a1, to: y + yStride)
    store(a2, to: y + 2 * yStride)
    store(a3, to: y + 3 * yStride)
}

@inline(__always)
private func forwardTile1(
    _ height: Int, _ x: UnsafePointer<Float>, _ w: UnsafePointer<Float>, _ wStride: Int,
    _ start: Vector?, _ y: UnsafeMutablePointer<Float>
) {
    var a = start ?? load(y)
    for k in 0..<height { a = a.addingProduct(Vector(repeating: x[k]), load(w + k * wStride)) }
    store(a, to: y)
}

/// The definition that `denseForward` must equal to the last bit.
package func denseForwardReference(
    rowCount: Int, innerCount: Int, columnCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int,
    bias: UnsafePointer<Float>?,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    for b in 0..<rowCount {
        for n in 0..<columnCount {
            var sum = bias?[n] ?? 0
            for k in 0..<innerCount {
                sum = sum.addingProduct(input[b * inputStride + k], weights[k * weightStride + n])
            }
            output[b * outputStride + n] = sum
        }
    }
}
