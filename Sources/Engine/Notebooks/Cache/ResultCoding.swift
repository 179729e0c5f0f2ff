/// The stored form of a kind of result.
public struct ResultCoding<Result>: Sendable {
    public let encode: @Sendable (Result) throws -> [UInt8]
    /// Throws if the bytes are not those of such a result.
    public let decode: @Sendable ([UInt8]) throws -> Result

    public init(
        encode: @escaping @Sendable (Result) throws -> [UInt8], decode: @escaping @Sendable ([UInt8]) throws -> Result
    ) {
        self.encode = encode
        self.decode = decode
    }
}
