import Kernels
import NeuralNetworks
import Testing

@Suite struct LabelledExamplesTests {
    private func gathered(_ examples: LabelledExamples, _ indices: [Int32], stride: Int) -> (
        rows: [Float], labels: [UInt8]
    ) {
        let rows = AlignedBuffer<Float>(count: indices.count * stride),
            labels = AlignedBuffer<UInt8>(count: indices.count)
        indices.withUnsafeBufferPointer { examples.gather($0, into: rows.base, stride: stride, labels: labels.base) }
        return (
            Array(UnsafeBufferPointer(start: rows.base, count: rows.count)),
            Array(UnsafeBufferPointer(start: labels.base, count: labels.count))
        )
    }

    /// The oracle is numpy.float32(numpy.arange(256) / 255): divided in double precision, then rounded. Division in
    /// single precision would differ for some of them.
    @Test func bytesAreDividedInDoublePrecision() {
        let examples = LabelledExamples(
            bytes: Array(0...255), dividedBy: 255, shape: .vector(1), labels: Array(repeating: 0, count: 256),
            classCount: 1, identity: "bytes")
        #expect(gathered(examples, Array(0..<256), stride: 1).rows == (0..<256).map { Float(Double($0) / 255) })
        #expect(examples.identity == "bytes / 255.0")
    }

    @Test func subsetsOfSubsetsReferToTheOriginals() {
        let base = LabelledExamples(
            features: (0..<30).map(Float.init), shape: .vector(3), labels: (0..<10).map(UInt8.init), classCount: 10,
            identity: "ten")
        let odd = base.subset([1, 3, 5, 7, 9], named: "odd"), two = odd.subset([4, 0], named: "ends")
        #expect(two.labels == [9, 1] && two.count == 2 && two.identity == "ten, odd, ends")
        let (rows, labels) = gathered(two, [0, 1, 0], stride: 4)
        #expect(rows == [27, 28, 29, 0, 3, 4, 5, 0, 27, 28, 29, 0] && labels == [9, 1, 9])
        #expect(base.prefix(4).labels == [0, 1, 2, 3] && base.prefix(4).identity == "ten, first 4")
        #expect(base.prefix(10).identity == "ten" && base.prefix(11).count == 10)
    }
}
