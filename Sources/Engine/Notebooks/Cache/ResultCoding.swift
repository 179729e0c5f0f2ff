/// The stored form of a kind of result: a pair of functions to bytes and back.
///
/// `decode(encode(result))` must give the same result, bit by bit.
public struct ResultCoding<Result>: Sendable {
    /// Converts a result to bytes. Equal results must give equal bytes, as verification compares them.
    public let encode: @Sendable (Result) throws -> [UInt8]
    /// Converts bytes back to a result. Throws if they are not those of such a result.
    public let decode: @Sendable ([UInt8]) throws -> Result

    /// Makes a coding from its two functions.
    public init(
        encode: @escaping @Sendable (Result) throws -> [UInt8], decode: @escaping @Sendable ([UInt8]) throws -> Result
    ) {
        self.encode = encode
        self.decode = decode
    }
}
