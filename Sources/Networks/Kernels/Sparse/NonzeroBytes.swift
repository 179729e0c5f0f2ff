/// Nonzero features of a data set whose features are bytes.
///
/// 81 % of MNIST's pixels are zero, and their products add nothing. Built once and shared by all trainings.
public struct NonzeroBytes: Sendable {
    /// Number of features of an example, zeros included.
    public let featureCount: Int
    /// Start of each example's entries: features and bytes of example b lie at rowStart[b] ..< rowStart[b + 1],
    /// features ascending.
    package let rowStart: [Int]
    /// Index of the feature of each entry.
    package let feature: [UInt16]
    /// Value of each entry.
    package let byte: [UInt8]

    /// Number of examples.
    public var rowCount: Int { rowStart.count - 1 }

    /// Lists the nonzeros of `bytes` [example, feature].
    ///
    /// Returns nil if there are more than 2¹⁶ features, as their indices are stored in sixteen bits.
    public init?(_ bytes: [UInt8], featureCount: Int) {
        require(featureCount > 0 && bytes.count % featureCount == 0, "examples are rows of featureCount bytes")
        guard featureCount <= 1 << 16 else { return nil }
        self.featureCount = featureCount
        let rowCount = bytes.count / featureCount
        var rowStart = [0]
        rowStart.reserveCapacity(rowCount + 1)
        let nonzeroCount = bytes.withUnsafeBufferPointer { $0.reduce(0) { $0 + ($1 == 0 ? 0 : 1) } }
        var feature = [UInt16](), byte = [UInt8]()
        feature.reserveCapacity(nonzeroCount)
        byte.reserveCapacity(nonzeroCount)
        bytes.withUnsafeBytes { bytes in
            for row in 0..<rowCount {
                var k = 0
                while k < featureCount {
                    let place = row * featureCount + k
                    // Most zeros come in long runs.
                    if k + 8 <= featureCount && bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) == 0 {
                        k += 8
                        continue
                    }
                    if bytes[place] != 0 {
                        feature.append(UInt16(truncatingIfNeeded: k))
                        byte.append(bytes[place])
                    }
                    k += 1
                }
                rowStart.append(feature.count)
            }
        }
        // One extra entry, so that the lists have an address even if every byte is zero.
        feature.append(0)
        byte.append(0)
        self.rowStart = rowStart
        self.feature = feature
        self.byte = byte
    }

    @inline(__always)
    func withUnsafePointers(
        _ body: (_ rowStart: UnsafePointer<Int>, _ feature: UnsafePointer<UInt16>, _ byte: UnsafePointer<UInt8>) -> Void
    ) {
        rowStart.withUnsafeBufferPointer { starts in
            feature.withUnsafeBufferPointer { features in
                byte.withUnsafeBufferPointer { bytes in
                    guard let starts = starts.baseAddress, let features = features.baseAddress,
                        let bytes = bytes.baseAddress
                    else { return }
                    body(starts, features, bytes)
                }
            }
        }
    }
}

/// Looks up bytes in a table: row[k] = table[bytes[k]] for k < count.
///
/// Most zeros come in long runs, so eight are checked at once.
package func look(
    up bytes: UnsafePointer<UInt8>, in table: UnsafePointer<Float>, count: Int, into row: UnsafeMutablePointer<Float>
) {
    let zeros = Lanes(repeating: table[0])
    var k = 0
    while k + 8 <= count {
        if UnsafeRawPointer(bytes + k).loadUnaligned(as: UInt64.self) == 0 {
            store(zeros, to: row + k)
        } else {
            for i in k..<k + 8 { row[i] = table[Int(bytes[i])] }
        }
        k += 8
    }
    while k < count {
        row[k] = table[Int(bytes[k])]
        k += 1
    }
}
