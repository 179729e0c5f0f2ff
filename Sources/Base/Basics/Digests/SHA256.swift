/// The hash function SHA-256 of FIPS 180-4.
///
/// Bytes may be fed in portions of any size; the digest depends only on their concatenation.
///
///     var hash = SHA256()
///     hash.update(header)
///     hash.update(pixels)
///     let hex = hash.hexDigest()
public struct SHA256: Sendable {
    private var state: State = .initial
    private var byteCount: UInt64 = 0
    /// Bytes that do not fill a block yet; always fewer than 64.
    private var pending: [UInt8] = []

    /// A hash of no bytes yet.
    public init() {
        pending.reserveCapacity(64)
    }

    /// The digest of `bytes` in 64 lower-case hexadecimal digits.
    public static func hexDigest(of bytes: some Collection<UInt8>) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.hexDigest()
    }

    /// The first sixteen hexadecimal digits of the digest of `string`: enough to distinguish versions of one thing.
    public static func shortDigest(of string: String) -> String { String(hexDigest(of: string).prefix(16)) }

    /// The first sixteen hexadecimal digits of the digest of `bytes`.
    public static func shortDigest(of bytes: some Collection<UInt8>) -> String {
        String(hexDigest(of: bytes).prefix(16))
    }

    /// The digest of the UTF-8 bytes of `string` in 64 lower-case hexadecimal digits.
    public static func hexDigest(of string: String) -> String {
        hexDigest(of: string.utf8)
    }

    /// Feeds bytes to the hash.
    public mutating func update(_ bytes: some Collection<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
            Array(bytes).withUnsafeBytes { update($0) }
        }
    }

    /// Feeds the bytes of a buffer to the hash; the buffer is only read during the call.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        byteCount &+= UInt64(bytes.count)
        var rest = bytes[...]
        if !pending.isEmpty {
            let taken = rest.prefix(64 - pending.count)
            pending.append(contentsOf: taken)
            rest = rest.dropFirst(taken.count)
            guard pending.count == 64 else { return }
            pending.withUnsafeBytes { state.absorb($0) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count & ~63
        state.absorb(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
        pending.append(contentsOf: rest.dropFirst(whole))
    }

    /// The digest of everything fed so far, 32 bytes.
    public func digest() -> [UInt8] {
        var padded = pending + [0x80]
        padded += repeatElement(0, count: (120 - padded.count) & 63)
        withUnsafeBytes(of: (byteCount &* 8).bigEndian) { padded.append(contentsOf: $0) }
        var final = state
        padded.withUnsafeBytes { final.absorb($0) }
        return final.words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
    }

    /// The digest of everything fed so far in 64 lower-case hexadecimal digits.
    public func hexDigest() -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// The eight working words a…h of FIPS 180-4, section 6.2.
private struct State: Sendable {
    /// The working words; between two blocks they are the hash value.
    package var a, b, c, d, e, f, g, h: UInt32

    /// The initial hash value (section 5.3.3).
    package static let initial = State(
        a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a,
        e: 0x510e_527f, f: 0x9b05_688c, g: 0x1f83_d9ab, h: 0x5be0_cd19)

    /// The words in order: the digest, if all blocks are absorbed.
    package var words: [UInt32] { [a, b, c, d, e, f, g, h] }

    /// Updates the hash value by section 6.2.2 for every 64-byte block; `blocks.count` is a multiple of 64.
    package mutating func absorb(_ blocks: UnsafeRawBufferPointer) {
        assert(blocks.count % 64 == 0)
        guard let base = blocks.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            roundConstants.withUnsafeBufferPointer { constants in
                // Neither buffer is empty, so both have an address.
                guard let w = schedule.baseAddress, let k = constants.baseAddress else { return }
                for offset in stride(from: 0, to: blocks.count, by: 64) {
                    absorb(block: base + offset, schedule: w, constants: k)
                }
            }
        }
    }

    /// Updates the hash value by section 6.2.2 for one 64-byte block; `w` has room for the 64 words of the schedule.
    @inline(__always)
    private mutating func absorb(
        block: UnsafeRawPointer, schedule w: UnsafeMutablePointer<UInt32>, constants k: UnsafePointer<UInt32>
    ) {
        for t in 0..<16 {
            w[t] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 * t, as: UInt32.self))
        }
        for t in 16..<64 {
            let (x, y) = (w[t &- 15], w[t &- 2])
            let s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >> 3)
            let s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >> 10)
            w[t] = w[t &- 16] &+ s0 &+ w[t &- 7] &+ s1
        }
        var (a, b, c, d, e, f, g, h) = (self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h)
        // Eight rounds per iteration: the roles of a…h rotate by argument order, so that no value is moved.
        for t in stride(from: 0, to: 64, by: 8) {
            round(a, b, c, &d, e, f, g, &h, w[t] &+ k[t])
            round(h, a, b, &c, d, e, f, &g, w[t &+ 1] &+ k[t &+ 1])
            round(g, h, a, &b, c, d, e, &f, w[t &+ 2] &+ k[t &+ 2])
            round(f, g, h, &a, b, c, d, &e, w[t &+ 3] &+ k[t &+ 3])
            round(e, f, g, &h, a, b, c, &d, w[t &+ 4] &+ k[t &+ 4])
            round(d, e, f, &g, h, a, b, &c, w[t &+ 5] &+ k[t &+ 5])
            round(c, d, e, &f, g, h, a, &b, w[t &+ 6] &+ k[t &+ 6])
            round(b, c, d, &e, f, g, h, &a, w[t &+ 7] &+ k[t &+ 7])
        }
        self.a &+= a
        self.b &+= b
        self.c &+= c
        self.d &+= d
        self.e &+= e
        self.f &+= f
        self.g &+= g
        self.h &+= h
    }
}

/// ROTR of section 3.2: `x` rotated right by `count` bits.
@inline(__always)
private func rotate(_ x: UInt32, _ count: UInt32) -> UInt32 {
    (x &>> count) | (x &<< (32 &- count))
}

/// One round of section 6.2.2, step 3. `input` is Kₜ + Wₜ; `d` and `h` become the next round's e and a.
@inline(__always)
private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
) {
    let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choice = g ^ (e & (f ^ g))
    let t1 = h &+ s1 &+ choice &+ input
    let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority = (a & b) | (c & (a | b))
    d &+= t1
    h = t1 &+ s0 &+ majority
}

/// The round constants (section 4.2.2): the first 32 bits of the fractional parts of the cube roots of the first 64
/// primes.
private let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
