/// A nonzero, and where it stands: its feature in a list by image, its image in a list by feature.
package struct SparseEntry: BitwiseCopyable {
    package var index: Int32
    package var value: Float
}
