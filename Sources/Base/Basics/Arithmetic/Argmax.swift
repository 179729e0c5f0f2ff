/// The index of the largest element; the first of them if several are equal, as in NumPy's `argmax`.
///
/// If the collection is empty, the result is 0. Unlike NumPy, NaN counts as the largest element only if it comes first.
///
/// - Complexity: O(n) for n elements.
@inlinable
public func argmax<Scalar: Comparable>(_ values: some Collection<Scalar>) -> Int {
    var best = 0
    var largest: Scalar?
    for (index, value) in values.enumerated() where largest.map({ value > $0 }) ?? true {
        largest = value
        best = index
    }
    return best
}

/// The indices of all elements that are as large as the largest: more than one if several share the first place.
///
/// If the collection is empty, so is the result. NaN is never among the largest.
///
/// - Complexity: O(n) for n elements.
public func indicesOfLargest(_ values: [Double]) -> [Int] {
    let largest = values.filter { !$0.isNaN }.max()
    return values.indices.filter { values[$0] == largest }
}
