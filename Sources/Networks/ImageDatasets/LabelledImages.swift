/// Grey images, each labelled with its class.
public struct LabelledImages: Sendable, Hashable {
    /// Grey values [image, row, column], 0…255, without gaps.
    public let pixels: [UInt8]
    /// Class of each image, [image], each in `0..<classCount`.
    public let labels: [UInt8]
    /// Rows of an image in pixels.
    public let rowCount: Int
    /// Columns of an image in pixels.
    public let columnCount: Int
    /// Number of classes.
    public let classCount: Int

    /// Number of images.
    public var count: Int { labels.count }
    /// Number of pixels of an image.
    public var pixelCount: Int { rowCount * columnCount }

    /// Creates a set of images; traps if the extents do not fit together or a label is not below `classCount`.
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
