import Basics

/// Errors in a folder of images and labels.
///
/// Every description is one line that says what is wrong, where, and what to do.
public enum DatasetError: ClassifiedError, Hashable {
    /// Every such error is a fault of the input.
    public var fault: Fault { .input }

    /// Neither `path` nor `path.gz` exists.
    case missing(path: String)
    /// The system cannot read the file, for the given reason.
    case unreadable(path: String, reason: String)
    /// A file named in SHA256SUMS does not have the digest written there.
    case altered(path: String, expected: String, found: String)
    /// A line of SHA256SUMS is not a digest and a file name; lines count from 1.
    case malformedChecksums(path: String, line: Int)

    /// A file named .gz does not begin as gzip does.
    case notGzip(path: String)
    /// The file ends within its compressed data.
    case truncatedGzip(path: String)
    /// The compressed data or its check value is wrong.
    case damagedGzip(path: String, reason: String)
    /// Bytes other than a further gzip member follow the compressed data.
    case trailingBytes(path: String, count: Int)

    /// The file does not begin with the IDX magic number of its kind.
    case wrongMagic(path: String, expected: UInt32, found: UInt32)
    /// The file ends within its header; the counts are in bytes.
    case truncatedHeader(path: String, expected: Int, found: Int)
    /// The file is not as long as its header says.
    ///
    /// The header announces `expected` bytes, itself included. If the file is longer, `found` is the number of bytes
    /// read before giving up.
    case wrongSize(path: String, expected: Int, found: Int)
    /// The header announces more bytes than are read from any file.
    case tooLarge(path: String, limit: Int)
    /// The header announces no images.
    case noImages(path: String)
    /// Images without rows or without columns.
    case emptyImages(path: String, rowCount: Int, columnCount: Int)

    /// The numbers of images and of labels differ.
    case countsDiffer(images: String, imageCount: Int, labels: String, labelCount: Int)
    /// Training and test images have different sizes.
    case imageSizesDiffer(
        train: String, trainRowCount: Int, trainColumnCount: Int, test: String, testRowCount: Int, testColumnCount: Int)
    /// A label is not below the number of classes.
    ///
    /// Classes are numbered from 0; there are `classCount` of them, or 0 if none is in range. `index` is the label's
    /// image, from 0.
    case labelOutOfRange(path: String, index: Int, label: UInt8, classCount: Int)
    /// Every training image has the same label.
    case oneClass(path: String)
    /// Images that were not read from files do not fit together, for the given reason.
    case inconsistent(String)
}

extension DatasetError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let path):
            "\(path).gz is missing: `make data` restores the shipped files, `--data DIR` names another folder"
        case .unreadable(let path, let reason):
            "\(path) cannot be read (\(reason)): check the path and its permissions"
        case .altered(let path, let expected, let found):
            "\(path) was altered: its SHA-256 is \(found.prefix(12))…, "
                + "SHA256SUMS says \(expected.prefix(12))…; restore it (`make data`)"
        case .malformedChecksums(let path, let line):
            "\(path):\(line): expected 64 hexadecimal digits, two spaces and a file name; "
                + "restore the file (`make data`)"
        case .notGzip(let path):
            "\(path) is not gzip: compress it, or drop .gz from its name if it is plain IDX"
        case .truncatedGzip(let path):
            "\(path) ends in the middle of its compressed data: copy or fetch it again"
        case .damagedGzip(let path, let reason):
            "\(path) is damaged (\(reason)): copy or fetch it again"
        case .trailingBytes(let path, let count):
            "\(path) has \(count) foreign bytes after its compressed data: copy or fetch it again"
        case .wrongMagic(let path, let expected, let found) where found >> 16 == 0x1f8b:
            "\(path) is compressed (it does not begin with 0x\(hex(expected))): add .gz to its name"
        case .wrongMagic(let path, let expected, let found):
            "\(path) is not the IDX file it should be: it begins with 0x\(hex(found)), expected 0x\(hex(expected))"
        case .truncatedHeader(let path, let expected, let found):
            "\(path) is too short for an IDX header: \(found) bytes of \(expected); copy or fetch it again"
        case .wrongSize(let path, let expected, let found) where found < expected:
            "\(path) is shorter than its header says: \(found) bytes of \(expected); copy or fetch it again"
        case .wrongSize(let path, let expected, let found):
            "\(path) is longer than its header says: \(expected) bytes announced, at least \(found) found; "
                + "copy or fetch it again"
        case .tooLarge(let path, let limit):
            "\(path) announces more than \(limit) bytes, the most that is read: "
                + "its header is damaged or the data set too large"
        case .noImages(let path):
            "\(path) holds no images: at least one is needed"
        case .emptyImages(let path, let rowCount, let columnCount):
            "\(path) announces images of \(rowCount) × \(columnCount) pixels: "
                + "at least one row and one column are needed"
        case .countsDiffer(let images, let imageCount, let labels, let labelCount):
            "\(images) holds \(imageCount) images but \(labels) \(labelCount) labels: "
                + "the two files do not belong together"
        case .imageSizesDiffer(let train, let trainRows, let trainColumns, let test, let testRows, let testColumns):
            "\(train) holds images of \(trainRows) × \(trainColumns) pixels "
                + "but \(test) of \(testRows) × \(testColumns): both must have one size"
        case .labelOutOfRange(let path, let index, let label, 0):
            "\(path): label \(label) (image \(index), from 0) is out of range: number the classes from 0 on"
        case .labelOutOfRange(let path, let index, let label, let classCount):
            "\(path): label \(label) (image \(index), from 0) is out of range: the training classes"
                + " are 0…\(classCount - 1)"
        case .inconsistent(let reason):
            "the images do not fit together: \(reason)"
        case .oneClass(let path):
            "\(path) gives every image the same class: at least two classes are needed"
        }
    }
}

private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
}
