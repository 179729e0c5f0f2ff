/// The nonzero features of a batch, by image for the forward pass and by feature for the update. Adding an exact zero changes nothing, so a
/// layer that walks these gives the same numbers as the dense one.
public final class SparseBatch {
    /// By image: features and values of image b lie at rowStart[b] ..< rowStart[b + 1].
    package let rowStart: AlignedBuffer<Int32>
    package let feature: AlignedBuffer<Int32>
    package let value: AlignedBuffer<Float>
    /// By feature, images ascending: entries of feature k lie at featureStart[k] ..< featureStart[k + 1].
    package let featureStart: AlignedBuffer<Int32>
    package let image: AlignedBuffer<Int32>
    package let imageValue: AlignedBuffer<Float>
    package let featureCount: Int
    private let cursor: AlignedBuffer<Int32>

    package init(rowCapacity: Int, featureCount: Int) {
        self.featureCount = featureCount
        rowStart = AlignedBuffer(count: rowCapacity + 1)
        feature = AlignedBuffer(count: rowCapacity * featureCount)
        value = AlignedBuffer(count: rowCapacity * featureCount)
        featureStart = AlignedBuffer(count: featureCount + 1)
        cursor = AlignedBuffer(count: featureCount + 1)
        image = AlignedBuffer(count: rowCapacity * featureCount)
        imageValue = AlignedBuffer(count: rowCapacity * featureCount)
    }

    /// Compresses the rows of input [rowCount, featureCount].
    package func compress(rowCount: Int, input: UnsafePointer<Float>, inputStride: Int) {
        let feature = feature.base, value = value.base, rowStart = rowStart.base
        var count = 0
        rowStart[0] = 0
        for b in 0..<rowCount {
            let x = input + b * inputStride
            for k in 0..<featureCount {
                // Written always, kept only if nonzero: no branch to mispredict.
                feature[count] = Int32(truncatingIfNeeded: k)
                value[count] = x[k]
                count += x[k] != 0 ? 1 : 0
            }
            rowStart[b + 1] = Int32(truncatingIfNeeded: count)
        }
    }

    /// Sorts the compressed rows by feature, for `sparseUpdate`.
    package func indexByFeature(rowCount: Int) {
        let feature = feature.base, value = value.base, rowStart = rowStart.base
        let featureStart = featureStart.base, cursor = cursor.base, image = image.base, imageValue = imageValue.base
        for k in 0...featureCount { featureStart[k] = 0 }
        let count = Int(rowStart[rowCount])
        for i in 0..<count { featureStart[Int(feature[i]) + 1] += 1 }
        for k in 0..<featureCount {
            featureStart[k + 1] += featureStart[k]
            cursor[k] = featureStart[k]
        }
        for b in 0..<rowCount {
            for i in Int(rowStart[b])..<Int(rowStart[b + 1]) {
                let k = Int(feature[i])
                let place = Int(cursor[k])
                cursor[k] += 1
                image[place] = Int32(truncatingIfNeeded: b)
                imageValue[place] = value[i]
            }
        }
    }
}

/// `denseForward` over the nonzero features only.
package func sparseForward(
    rowCount: Int, columnCount: Int, batch: SparseBatch,
    weights: UnsafePointer<Float>, weightStride: Int, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int
) {
    let rowStart = batch.rowStart.base, feature = batch.feature.base, value = batch.value.base
    for b in 0..<rowCount {
        let first = Int(rowStart[b]), last = Int(rowStart[b + 1])
        let y = output + b * outputStride
        var n = 0
        while n + 64 <= columnCount {
            var a0 = load(bias + n, as: Vector.self), a1 = load(bias + n + 16, as: Vector.self)
            var a2 = load(bias + n + 32, as: Vector.self), a3 = load(bias + n + 48, as: Vector.self)
            for i in first..<last {
                let x = Vector(repeating: value[i])
                let w = weights + Int(feature[i]) * weightStride + n
                a0 = a0.addingProduct(x, load(w))
                a1 = a1.addingProduct(x, load(w + 16))
                a2 = a2.addingProduct(x, load(w + 32))
                a3 = a3.addingProduct(x, load(w + 48))
            }
            store(a0, to: y + n)
            store(a1, to: y + n + 16)
            store(a2, to: y + n + 32)
            store(a3, to: y + n + 48)
            n += 64
        }
        while n < columnCount {
            var a = load(bias + n, as: Vector.self)
            for i in first..<last {
                a = a.addingProduct(Vector(repeating: value[i]), load(weights + Int(feature[i]) * weightStride + n))
            }
            store(a, to: y + n)
            n += 16
        }
    }
}

/// `denseUpdate` over the nonzero features only; a feature that no image of the batch has is left alone unless weights decay.
package func sparseUpdate(
    columnCount: Int, batch: SparseBatch,
    delta: UnsafePointer<Float>, deltaStride: Int,
    weights: UnsafeMutablePointer<Float>, weightStride: Int,
    rate: Float, decay: Float
) {
    let featureStart = batch.featureStart.base, image = batch.image.base, value = batch.imageValue.base
    let minusRate = Vector(repeating: -rate), minusDecay = Vector(repeating: -decay)
    for k in 0..<batch.featureCount {
        let first = Int(featureStart[k]), last = Int(featureStart[k + 1])
        if first == last && decay == 0 { continue }
        let w = weights + k * weightStride
        var n = 0
        while n + 64 <= columnCount {
            var a0 = Vector.zero, a1 = Vector.zero, a2 = Vector.zero, a3 = Vector.zero
            for i in first..<last {
                let x = Vector(repeating: value[i])
                let d = delta + Int(image[i]) * deltaStride + n
                a0 = a0.addingProduct(x, load(d))
                a1 = a1.addingProduct(x, load(d + 16))
                a2 = a2.addingProduct(x, load(d + 32))
                a3 = a3.addingProduct(x, load(d + 48))
            }
            descend(w + n, a0, minusRate, minusDecay)
            descend(w + n + 16, a1, minusRate, minusDecay)
            descend(w + n + 32, a2, minusRate, minusDecay)
            descend(w + n + 48, a3, minusRate, minusDecay)
            n += 64
        }
        while n < columnCount {
            var a = Vector.zero
            for i in first..<last {
                a = a.addingProduct(Vector(repeating: value[i]), load(delta + Int(image[i]) * deltaStride + n))
            }
            descend(w + n, a, minusRate, minusDecay)
            n += 16
        }
    }
}
