import Testing

@testable import Basics

/// The examples of FIPS 180-4's companion page (NIST "Example Values") and of NIST's CAVP byte vectors.
@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func digestMatchesNISTExamples(message: String, expected: String) {
        #expect(SHA256.hexDigest(of: message) == expected)
    }

    @Test(arguments: [
        ([0xd3] as [UInt8], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
        (
            [
                0x74, 0xcb, 0x93, 0x81, 0xd8, 0x9f, 0x5a, 0xa7, 0x33, 0x68,
            ] as [UInt8], "73d6fad1caaa75b43b21733561fd3958bdc555194a037c2addec19dc2d7a52bd"
        ),
    ])
    func digestMatchesCAVPVectors(message: [UInt8], expected: String) {
        #expect(SHA256.hexDigest(of: message) == expected)
    }

    @Test func aMillionLettersMatchNISTExample() {
        #expect(
            SHA256.hexDigest(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// All lengths around the block and padding boundaries, cut at every position, against the whole message at once.
    @Test func portionsGiveTheDigestOfTheWhole() {
        for length in [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 200] {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 31 + length) }
            let whole = SHA256.hexDigest(of: message)
            for cut in 0...length {
                var hash = SHA256()
                hash.update(message[..<cut])
                hash.update(message[cut...])
                #expect(hash.hexDigest() == whole, "length \(length), cut at \(cut)")
            }
            #expect(SHA256.hexDigest(of: message + [0]) != whole)
        }
    }
}
