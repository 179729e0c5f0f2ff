import Foundation

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

    /// The coding that refuses to decode a result that is not expected; nil for one that takes every result.
    func checked(by isExpected: (@Sendable (Result) -> Bool)?) -> ResultCoding {
        guard let isExpected else { return self }
        return ResultCoding(
            encode: encode,
            decode: { bytes in
                let result = try decode(bytes)
                guard isExpected(result) else { throw CocoaError(.coderReadCorrupt) }
                return result
            })
    }
}
