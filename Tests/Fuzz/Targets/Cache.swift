import Basics
import Foundation
import NeuralNetworks

@testable import Notebooks

/// Cache entries and the stored forms of results: arrays, JSON, trained networks.
///
/// The first byte chooses the form. An entry's digest is put right here, as no random bytes have it.
///
/// Checks: what is accepted is written to the same bytes, or to bytes that are read back alike.
extension FuzzTarget {
    static let cache = FuzzTarget(name: "cache", maximalLength: 4096) { bytes in
        var input = FuzzInput(bytes)
        switch input.number(0...4) {
        case 0: entry(Data(input.remainder()))
        case 1:
            let body = Data(input.remainder())
            entry(Data("\(CacheEntry.magic)\nsha256 \(SHA256.hexDigest(of: body))\n".utf8) + body)
        case 2: arrays(input.remainder())
        case 3: json(input.remainder())
        default: network(input.remainder())
        }
    }

    private static func entry(_ file: Data) {
        guard let entry = CacheEntry(decoding: file) else { return }
        guard let written = try? entry.encoded() else { fatalError("An entry that was read can be written.") }
        let again = CacheEntry(decoding: written)
        expect(again == entry, "An entry reads back as it was.")
    }

    private static func arrays(_ bytes: [UInt8]) {
        let coding = ResultCoding<[[Double]]>.codable
        guard let arrays = try? coding.decode(bytes) else { return }
        expect((try? coding.encode(arrays)) == bytes, "Arrays are written as they were read.")
    }

    private static func json(_ bytes: [UInt8]) {
        let coding = ResultCoding<Value>.codable
        guard let value = try? coding.decode(bytes) else { return }
        guard let written = try? coding.encode(value) else { fatalError("A value that was read can be written.") }
        // A whole number such as 2e18 may be read as an integer the second time; it is the same value.
        let again = try? coding.decode(written)
        expect(isSame(again, value), "A value reads back as it was.")
    }

    private static func network(_ bytes: [UInt8]) {
        let network = Sequential([
            Convolution2D(1, kernel: (2, 2), activation: .relu), MaxPooling2D(2), Flatten(),
            Dense(2, activation: .softmax),
        ])
        let shape = Shape.image(height: 3, width: 3, channels: 1)
        guard let trained = try? TrainedNetwork(decoding: bytes, network: network, inputShape: shape) else { return }
        expect(trained.encoded() == bytes, "A network is written as it was read.")
        let example = LabelledExamples(
            features: [Float](repeating: 0.5, count: 9), shape: shape, labels: [1], classCount: 2, identity: "")
        _ = try? trained.accuracy(on: example)
    }
}
