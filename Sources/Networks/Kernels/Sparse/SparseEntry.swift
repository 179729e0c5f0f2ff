/// A nonzero and its index: the feature in a list by image, the image in a list by feature.
package struct SparseEntry: BitwiseCopyable {
    /// Index of the feature or of the image.
    package var index: Int32
    /// The nonzero number.
    package var value: Float
}
