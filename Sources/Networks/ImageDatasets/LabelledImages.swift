/// Grey images, each with the class it shows.
public struct LabelledImages: Sendable, Hashable {
    /// [image, row, column], 0…255, without gaps.
    public let pixels: [UInt8]
    /// [image], each in `0..<classCount`.
    public let labels: [UInt8]
    public let rowCount: Int
    public let columnCount: Int
    public let classCount: Int

    /// How many images there are.
    public var count: Int { labels.count }
    public var pixelCount: Int { rowCount * columnCount }

    /// Traps if the extents do not fit together or a label is not below `classCount`.
    public init(pixels: [UInt8], labels: [UInt8], rowCount: Int, columnCount: Int, classCount: Int) {
        precondition(rowCount > 0 && columnCount > 0, "an image has at least one row and one column")
        precondition(pixels.count == labels.count * rowCount * columnCount, "pixels are [image, row, column]")
        precondition(labels.allSatisfy { $0 < classCount }, "labels are below classCount")
        self.pixels = pixels
        self.labels = labels
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.classCount = classCount
    }

    /// The first `count` images, or all if there are fewer.
    public func prefix(_ count: Int) -> LabelledImages {
        let kept = min(count, self.count)
        return LabelledImages(
            pixels: Array(pixels.prefix(kept * pixelCount)), labels: Array(labels.prefix(kept)),
            rowCount: rowCount, columnCount: columnCount, classCount: classCount)
    }
}

extension LabelledImages {
    init(_ images: IDXImages, _ labels: IDXLabels, classCount: Int) {
        self.init(
            pixels: images.pixels, labels: labels.labels, rowCount: images.rowCount, columnCount: images.columnCount,
            classCount: classCount)
    }
}
