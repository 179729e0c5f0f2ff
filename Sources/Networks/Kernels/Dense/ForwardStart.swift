/// What sums start from.
package enum ForwardStart {
    case zero
    /// What the output holds: sums over the k before these.
    case output
    /// A number for each column, [columnCount].
    case bias(UnsafePointer<Float>)
}
