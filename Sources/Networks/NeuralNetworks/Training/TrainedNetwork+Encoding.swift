import Basics

/// Encoding of a trained network as bytes, every number to the last bit.
///
/// The network's layers and its input are not stored: the cache's key holds them.
///
///     history:    count, then epoch, loss, accuracy of each
///     parameters: count of layers, then of each: count of arrays, then of each: name, extents, values
///     validation: the epochs' validation accuracies, if there were validation examples
///
/// Counts and extents are 64-bit integers, numbers their bit patterns, all little-endian; a name is a count and UTF-8.
extension TrainedNetwork {
    /// The trained network as bytes.
    package func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            64 * (history.count + 1) + parameters.joined().reduce(0) { $0 + 4 * $1.values.count + 128 })
        func write<Bits: FixedWidthInteger>(_ bits: Bits) {
            withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) }
        }
        func write(_ count: Int) { write(UInt64(count)) }
        write(history.count)
        for result in history {
            write(result.epoch)
            write(result.loss.bitPattern)
            write(result.accuracy.bitPattern)
        }
        write(parameters.count)
        for layer in parameters {
            write(layer.count)
            for parameter in layer {
                write(parameter.name.utf8.count)
                bytes.append(contentsOf: parameter.name.utf8)
                write(parameter.extents.count)
                for extent in parameter.extents { write(extent) }
                parameter.values.map(\.bitPattern.littleEndian).withUnsafeBytes { bytes.append(contentsOf: $0) }
            }
        }
        for accuracy in history.compactMap(\.validationAccuracy) { write(accuracy.bitPattern) }
        return bytes
    }

    /// Decodes a trained network.
    ///
    /// - Throws: An error if the bytes are damaged or belong to a network with other layers.
    package init(decoding bytes: [UInt8], network: Sequential, inputShape: Shape) throws {
        var reader = ByteReader(bytes: bytes)
        var history = try (0..<reader.count(of: 24)).map { _ in
            EpochResult(
                epoch: try reader.count(), loss: Double(bitPattern: try reader.integer()),
                accuracy: Double(bitPattern: try reader.integer()))
        }
        // Parameters that the layers of this network have, so that no others are accepted.
        let expected = try NetworkState(network, input: inputShape, capacity: 1).parameters
        guard try reader.count() == expected.count else { throw TrainedNetworkDecodingError.otherNetwork }
        let parameters = try expected.map { layer in
            guard try reader.count() == layer.count else { throw TrainedNetworkDecodingError.otherNetwork }
            return try layer.map { expected in
                let name = String(decoding: try reader.bytes(count: reader.count(of: 1)), as: UTF8.self)
                let extents = try (0..<reader.count(of: 8)).map { _ in try reader.count() }
                guard name == expected.name, extents == expected.extents else {
                    throw TrainedNetworkDecodingError.otherNetwork
                }
                return Parameter(name: name, extents: extents, values: try reader.floats(count: expected.values.count))
            }
        }
        if !reader.isAtEnd {
            history = try history.map {
                EpochResult(
                    epoch: $0.epoch, loss: $0.loss, accuracy: $0.accuracy,
                    validationAccuracy: Double(bitPattern: try reader.integer()))
            }
        }
        guard reader.isAtEnd else { throw TrainedNetworkDecodingError.otherNetwork }
        self.init(network: network, inputShape: inputShape, parameters: parameters, history: history)
    }
}
