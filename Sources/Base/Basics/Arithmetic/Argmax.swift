/// The index of the largest element, the first if several are equal, as NumPy's argmax.
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
