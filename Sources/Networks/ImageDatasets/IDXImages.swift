import Basics

/// An IDX file of unsigned bytes in three dimensions: [image, row, column].
///
/// The format is described at the foot of the MNIST page: a magic number (two zero bytes, the type 0x08, the number of
/// dimensions), each extent as a big-endian 32-bit number, then the elements in row-major order.
struct IDXImages {
    let path: String
    let count: Int
    let rowCount: Int
    let columnCount: Int
    let pixels: [UInt8]

    init(_ folder: DataFolder, _ name: String, digest: inout SHA256) throws(DatasetError) {
        let file = try IDXFile(folder, name, dimensionCount: 3, digest: &digest)
        (path, pixels) = (file.path, file.elements)
        (count, rowCount, columnCount) = (file.extents[0], file.extents[1], file.extents[2])
    }
}
