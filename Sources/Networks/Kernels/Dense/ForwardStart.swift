/// Start value of the sums of a forward product.
package enum ForwardStart {
    /// Starts each sum from zero.
    case zero
    /// Continues the output's present values, which are the sums over the smaller k.
    case output
    /// Starts each sum from its column's bias, [columnCount].
    case bias(UnsafePointer<Float>)
}
