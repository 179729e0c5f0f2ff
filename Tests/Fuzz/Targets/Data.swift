import CZlib
import Foundation
import ImageDatasets

/// Data folders: four IDX files, plain or gzipped, and perhaps a SHA256SUMS.
///
/// An input is a byte of choices, and then the pieces that become the files. A file can be zipped here, as no random
/// bytes have gzip's check value.
///
/// Checks: the pixels, labels and classes of a data set that was accepted fit together; an error is one line.
extension FuzzTarget {
    static let data = FuzzTarget(name: "data", maximalLength: 2048) { bytes in
        var input = FuzzInput(bytes)
        let names = [
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte",
        ]
        let folder = dataFolder
        for name in names { for ending in ["", ".gz"] { unlink(folder + "/" + name + ending) } }
        unlink(folder + "/SHA256SUMS")
        if input.bool() { write(input.piece(), to: folder + "/SHA256SUMS") }
        for name in names {
            switch input.number(0...7) {
            case 0...3: write(input.piece(), to: folder + "/" + name)
            case 4, 5: write(gzipped(input.piece()), to: folder + "/" + name + ".gz")
            case 6: write(input.piece(), to: folder + "/" + name + ".gz")
            default: break
            }
        }
        do {
            let dataset = try ImageDataset.load(from: folder)
            for images in [dataset.train, dataset.test] {
                expect(images.pixels.count == images.count * images.pixelCount, "Pixels are [image, row, column].")
                expect(images.labels.allSatisfy { $0 < images.classCount }, "Labels are below the number of classes.")
            }
            expect(2...256 ~= dataset.train.classCount, "There are 2 to 256 classes.")
        } catch {
            let text = "\(error)"
            expect(!text.isEmpty && !text.contains("\n"), "An error is one line.")
        }
    }

    /// A folder of this process in the system's folder of temporary files.
    private static let dataFolder: String = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "folio-fuzz-\(getpid())").path
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: FuzzTarget.dataFolder) }
        return folder
    }()

    private static func write(_ bytes: [UInt8], to path: String) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        expect(file >= 0, "Temporary files can be written.")
        expect(Foundation.write(file, bytes, bytes.count) == bytes.count, "Temporary files can be written.")
        close(file)
    }

    /// A gzip file (RFC 1952) with one member, which is stored.
    private static func gzipped(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(truncatingIfNeeded: bytes.count)
        let check = UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
        func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
            withUnsafeBytes(of: number.littleEndian) { Array($0) }
        }
        return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(count) + little(~count) + bytes + little(check)
            + little(UInt32(bytes.count))
    }
}
