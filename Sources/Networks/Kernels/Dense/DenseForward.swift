/// Forward product of a dense layer.
///
/// output[b, n] = start + Σₖ input[b, k] · weights[k, n], the sum taken over k upwards by fused multiply-adds.
///
/// Shapes: input [rowCount, innerCount], weights [innerCount, columnCount], output [rowCount, columnCount];
/// `columnCount` is a multiple of 16 (pad with zeros). Strides are in elements. The bits of an output element depend
/// only on the order of its own sum, so blocks and tiles are free to change.
package func denseForward(
    rowCount: Int, innerCount: Int, columnCount: Int,
    input: UnsafePointer<Float>, inputStride: Int,
    weights: UnsafePointer<Float>, weightStride: Int,
    start: ForwardStart,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    assert(columnCount % tileColumnCount == 0 && weightStride >= columnCount && outputStride >= columnCount)
    // A block of weights stays in the nearer caches while every row of the batch is multiplied by it.
    let blockHeight = 256
    var k = 0
    repeat {
        let depth = min(blockHeight, innerCount - k)
        let start = k > 0 ? .output : start
        for n in stride(from: 0, to: columnCount, by: tileColumnCount) {
            let x = input + k, w = weights + k * weightStride + n, y = output + n
            forEachTileHeight(of: rowCount) { b in
                forwardTile(
                    OutputTile<6, 2>.self, depth, x + b * inputStride, inputStride, w, weightStride, start, b, n,
                    y + b * outputStride, outputStride)
            } four: { b in
                forwardTile(
                    OutputTile<4, 2>.self, depth, x + b * inputStride, inputStride, w, weightStride, start, b, n,
                    y + b * outputStride, outputStride)
            } two: { b in
                forwardTile(
                    OutputTile<2, 2>.self, depth, x + b * inputStride, inputStride, w, weightStride, start, b, n,
                    y + b * outputStride, outputStride)
            } one: { b in
                forwardTile(
                    OutputTile<1, 2>.self, depth, x + b * inputStride, inputStride, w, weightStride, start, b, n,
                    y + b * outputStride, outputStride)
            }
        }
        k += depth
    } while k < innerCount
}

/// Computes one tile of the output; `y` points at its row b and column n.
@inline(__always)
private func forwardTile<let rows: Int>(
    _: OutputTile<rows, 2>.Type, _ depth: Int, _ x: UnsafePointer<Float>, _ xStride: Int, _ w: UnsafePointer<Float>,
    _ wStride: Int,
    _ start: ForwardStart, _ b: Int, _ n: Int, _ y: UnsafeMutablePointer<Float>, _ yStride: Int
) {
    var sums = OutputTile<rows, 2>(start, column: n, output: y, stride: yStride)
    sums.addProducts(depth: depth, left: x, leftRow: xStride, leftStep: 1, right: w, rightStride: wStride)
    sums.store(to: y, stride: yStride)
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
