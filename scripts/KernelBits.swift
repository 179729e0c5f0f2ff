// Runs the kernels on numbers of its own choosing, ragged sizes included, and prints a digest a line.
// scripts/same-bits.sh compiles it together with the kernels for this machine and, as Embedded Swift needs no library
// of the platform, for arm64, and compares the lines.

import Basics

private struct Numbers {
    var state: UInt64

    /// SplitMix64; a float in −1 ..< 1, one in three an exact zero.
    mutating func next() -> Float {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        z ^= z >> 31
        return z % 3 == 0 ? 0 : Float(z >> 40) * 0x1p-23 - 1
    }

    mutating func buffer(_ count: Int, scale: Float = 1) -> AlignedBuffer<Float> {
        let buffer = AlignedBuffer<Float>(count: count)
        for i in 0..<count { buffer.base[i] = next() * scale }
        return buffer
    }
}

func report(_ name: StaticString, _ buffers: AlignedBuffer<Float>...) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for buffer in buffers {
        for i in 0..<buffer.count { hash = (hash ^ UInt64(buffer.base[i].bitPattern)) &* 0x0000_0100_0000_01B3 }
    }
    print(hash, terminator: "  ")
    print(name)
}

func report(_ name: StaticString, _ values: [Double]) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for value in values { hash = (hash ^ value.bitPattern) &* 0x0000_0100_0000_01B3 }
    print(hash, terminator: "  ")
    print(name)
}

func kernelBits() {
    var numbers = Numbers(state: 1337)

    for (rows, inner, units) in [(32, 784, 128), (33, 129, 48), (7, 300, 16), (1, 17, 80)] {
        let xStride = rowStride(for: inner), wStride = spreadRowStride(for: units), width = rowStride(for: rows)
        let x = numbers.buffer(rows * xStride), w = numbers.buffer(inner * wStride), bias = numbers.buffer(units),
            delta = numbers.buffer(rows * units)
        let y = AlignedBuffer<Float>(count: rows * units), gradient = AlignedBuffer<Float>(count: rows * xStride)
        let columns = AlignedBuffer<Float>(count: units * width),
            scratch = AlignedBuffer<Float>(count: inputGradientScratchCount(rowCount: rows))
        denseForward(
            rowCount: rows, innerCount: inner, columnCount: units, input: x.base, inputStride: xStride, weights: w.base,
            weightStride: wStride,
            start: .bias(bias.base), output: y.base, outputStride: units)
        transpose(rowCount: rows, columnCount: units, delta.base, stride: units, into: columns.base, stride: width)
        denseInputGradient(
            rowCount: rows, innerCount: inner, columnCount: units, deltaColumns: columns.base, weights: w.base,
            weightStride: wStride,
            inputGradient: gradient.base, inputGradientStride: xStride, scratch: scratch.base)
        denseUpdate(
            rowCount: rows, innerCount: inner, columnCount: units, input: x.base, inputStride: xStride,
            delta: delta.base, deltaStride: units,
            weights: w.base, weightStride: wStride, rate: 0.01, decay: 0.001)
        biasUpdate(
            rowCount: rows, columnCount: units, delta: delta.base, deltaStride: units, bias: bias.base, rate: 0.01)
        report("dense", y, gradient, w, bias)

        let batch = SparseBatch(rowCapacity: rows, featureCount: inner)
        batch.compress(rowCount: rows, input: x.base, inputStride: xStride)
        sparseForward(
            rowCount: rows, columnCount: units, batch: batch, weights: w.base, weightStride: wStride, bias: bias.base,
            output: y.base, outputStride: units)
        sparseUpdate(
            columnCount: units, batch: batch, delta: delta.base, deltaStride: units, weights: w.base,
            weightStride: wStride, rate: 0.01, decay: 0.001)
        report("sparse", y, w)

        if let nonzeros = NonzeroInputs(rowCapacity: rows, inputCount: inner) {
            _ = nonzeros.find(rowCount: rows, input: x.base, inputStride: xStride)
            nonzeros.makeLists(rowCount: rows)
            nonzeroForward(
                rowCount: rows, inputs: 0..<inner, columnCount: units, nonzeros: nonzeros, input: x.base,
                inputStride: xStride, weights: w.base, weightStride: wStride, start: .bias(bias.base), output: y.base,
                outputStride: units)
            for first in stride(from: 0, to: inner, by: inputGradientBlockHeight) {
                nonzeroInputGradient(
                    rowCount: rows, inputs: first..<min(first + inputGradientBlockHeight, inner), columnCount: units,
                    nonzeros: nonzeros, deltaColumns: columns.base, weights: w.base, weightStride: wStride,
                    inputGradient: gradient.base, inputGradientStride: xStride, scratch: scratch.base)
            }
            nonzeroUpdate(
                inputs: 0..<inner, columnCount: units, nonzeros: nonzeros, input: x.base, inputStride: xStride,
                delta: delta.base, deltaStride: units, weights: w.base, weightStride: wStride, rate: 0.01, decay: 0.001)
            report("nonzeros", y, gradient, w)
        }

        let transposed = numbers.buffer(10 * spreadRowStride(for: inner)),
            fewUnits = AlignedBuffer<Float>(count: rows * 16)
        for unit in 0..<10 {
            for k in inner..<spreadRowStride(for: inner) { transposed.base[unit * spreadRowStride(for: inner) + k] = 0 }
        }
        fewUnitForward(
            rowCount: rows, innerCount: inner, unitCount: 10, input: x.base, inputStride: xStride,
            weights: transposed.base,
            weightStride: spreadRowStride(for: inner), bias: bias.base, output: fewUnits.base, outputStride: 16)
        fewUnitInputGradient(
            rowCount: rows, innerCount: inner, unitCount: 10, delta: fewUnits.base, deltaStride: 16,
            weights: transposed.base,
            weightStride: spreadRowStride(for: inner), inputGradient: gradient.base, inputGradientStride: xStride)
        fewUnitUpdate(
            rowCount: rows, innerCount: inner, unitCount: 10, input: x.base, inputStride: xStride, delta: fewUnits.base,
            deltaStride: 16,
            weights: transposed.base, weightStride: spreadRowStride(for: inner), rate: 0.01, decay: 0)
        report("few units", fewUnits, gradient, transposed)

        let logs = AlignedBuffer<Float>(count: rows * 16)
        softmaxForward(rowCount: rows, columnCount: 10, fewUnits.base, stride: 16, logProbabilities: logs.base)
        softmaxBackward(rowCount: rows, columnCount: 10, probabilities: fewUnits.base, delta: logs.base, stride: 16)
        report("softmax", fewUnits, logs)
    }

    let wide = numbers.buffer(1 << 16, scale: 120), slopes = numbers.buffer(1 << 16)
    sigmoidForward(count: 1 << 16, wide.base)
    sigmoidBackward(count: 1 << 16, activation: wide.base, delta: slopes.base)
    report("sigmoid", wide, slopes)
    reluForward(count: 1 << 16, slopes.base)
    reluBackward(count: 1 << 16, activation: slopes.base, delta: wide.base)
    report("rectifier", wide, slopes)
    report("logarithm", (1..<5000).map { naturalLogarithm(Double($0) / 7) })

    let source = RandomSource(seed: 1337, stream: "kernel bits"), mask = AlignedBuffer<Float>(count: 4096)
    dropoutMask(source: source, layer: 1, step: 70_000, rate: 0.4, count: 4096, mask: mask.base)
    report("dropout mask", mask)
    report("permutation", source.permutation(count: 10_000, series: 3).map { Double($0) })

    do {
        let e = ConvolutionPoolingExtents(
            inputHeight: 28, inputWidth: 28, inputImageStride: 784, kernelHeight: 3, kernelWidth: 3, filterCount: 20)
        let images = 5, input = numbers.buffer(images * 784)
        for b in 0..<images { (input.base + 784 * b).update(repeating: 0, count: 300) }
        let weights = numbers.buffer(9 * 32), bias = numbers.buffer(32),
            delta = numbers.buffer(images * e.outputImageStride)
        let output = AlignedBuffer<Float>(count: images * e.outputImageStride),
            place = AlignedBuffer<Float>(count: output.count)
        let active = ActiveWindows(extents: e, capacity: images)
        active.find(imageCount: images, rows: 0..<e.outputHeight, extents: e, input: input.base)
        convolutionPoolingForward(
            imageCount: images, rows: 0..<e.outputHeight, extents: e, active: active, input: input.base,
            weights: weights.base, bias: bias.base, blank: bias.base,
            output: output.base, place: place.base)
        let gradient = AlignedBuffer<Float>(count: 9 * 32), biasGradient = AlignedBuffer<Float>(count: 32)
        for filter in [0, 16] {
            for tapRow in 0..<3 {
                convolutionPoolingGradient(
                    imageCount: images, rows: 0..<e.outputHeight, tapRow: tapRow, filter: filter, extents: e,
                    active: active, input: input.base,
                    delta: delta.base, place: place.base, gradient: gradient.base)
            }
            convolutionPoolingBiasGradient(
                imageCount: images, rows: 0..<e.outputHeight, filter: filter, extents: e, delta: delta.base,
                gradient: biasGradient.base)
        }
        descend(count: 9 * 32, weights: weights.base, gradient: gradient.base, rate: 0.01, decay: 0.001)
        report("convolution and pooling", output, place, weights, biasGradient)
    }

    do {
        var random = MersenneTwister(seed: 1337)
        var matrix = Matrix(rowCount: 784, columnCount: 131, elements: random.uniform(-0.5, 0.5, count: 784 * 131))
        var hidden = [Double](repeating: 0, count: 131), down = [Double](repeating: 0, count: 784)
        let x = (0..<784).map { _ in Double(numbers.next()) }
        matrix.product(x, into: &hidden)
        sigmoid(inPlace: &hidden)
        matrix.product(columns: hidden, into: &down)
        matrix.subtractOuterProduct(x, hidden, rate: 0.2)
        softmax(inPlace: &down)
        report("from scratch", hidden + down + matrix.elements)
    }
}

kernelBits()
