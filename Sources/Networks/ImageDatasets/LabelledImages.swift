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

    /// Creates a set of images.
    ///
    /// - Throws: `DatasetError.inconsistent` if an image has no row or no column, if the counts do not fit together, or
    ///   if a label is not below `classCount`.
    public init(
        pixels: [UInt8], labels: [UInt8], rowCount: Int, columnCount: Int, classCount: Int
    ) throws(DatasetError) {
        let (pixelCount, isTooLarge) = rowCount.multipliedReportingOverflow(by: columnCount)
        let (count, isTooMany) = labels.count.multipliedReportingOverflow(by: pixelCount)
        guard rowCount > 0, columnCount > 0, !isTooLarge, !isTooMany, pixels.count == count else {
            throw .inconsistent(
                "\(labels.count) images of \(rowCount) × \(columnCount) pixels cannot be made of \(pixels.count) pixels"
            )
        }
        if let index = labels.firstIndex(where: { $0 >= classCount }) {
            throw .inconsistent(
                "label \(labels[index]) of image \(index) is not below \(classCount), the number of classes")
        }
        self.init(
            whole: pixels, labels: labels, rowCount: rowCount, columnCount: columnCount, classCount: classCount)
    }

    private init(whole pixels: [UInt8], labels: [UInt8], rowCount: Int, columnCount: Int, classCount: Int) {
        self.pixels = pixels
        self.labels = labels
        self.rowCount = rowCount
        self.columnCount = columnCount
        self.classCount = classCount
    }

    /// The first `count` images, or all if there are fewer.
    public func prefix(_ count: Int) -> LabelledImages {
        let kept = max(0, min(count, self.count))
        return LabelledImages(
            whole: Array(pixels.prefix(kept * pixelCount)), labels: Array(labels.prefix(kept)),
            rowCount: rowCount, columnCount: columnCount, classCount: classCount)
    }
}

extension LabelledImages {
    init(_ images: IDXImages, _ labels: IDXLabels, classCount: Int) throws(DatasetError) {
        try self.init(
            pixels: images.pixels, labels: labels.labels, rowCount: images.rowCount, columnCount: images.columnCount,
            classCount: classCount)
    }
}
