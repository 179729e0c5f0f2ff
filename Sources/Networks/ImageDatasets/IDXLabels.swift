import Basics

/// An IDX file of unsigned bytes in one dimension: [image].
struct IDXLabels {
    let path: String
    let labels: [UInt8]

    init(_ folder: DataFolder, _ name: String, digest: inout SHA256) throws(DatasetError) {
        let file = try IDXFile(folder, name, dimensionCount: 1, digest: &digest)
        (path, labels) = (file.path, file.elements)
    }
}
