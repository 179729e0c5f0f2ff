import Basics
import Foundation

extension PartContext {
    /// The origin of a part's results: seed, data, code, and the SHA-256 of the file that holds them.
    ///
    /// Only a closing section can read it. It is nil in a numbered part, and for a part that has no record.
    ///
    /// - Throws: An encoding error if the record cannot be written as JSON.
    public func origin(of part: Part) throws -> ResultOrigin? {
        guard self.part.number == nil, let record = part.number.flatMap({ records[$0] }) else { return nil }
        return ResultOrigin(
            seed: record.seed, data: record.data, code: record.codeDigest, numerics: record.inputs?.numerics,
            results: SHA256.hexDigest(of: String(decoding: try record.encoded(), as: UTF8.self)))
    }

    /// True if a part that this one reads has run and has not failed.
    public func hasResults(of part: Part) -> Bool {
        part.number.flatMap { records[$0] }.map { $0.failure == nil } ?? false
    }

    /// A result of a part that this one reads.
    ///
    ///     let other = try part.result("test accuracy", of: sigmoidUnits).double
    ///
    /// If the result changes later, this part is stale.
    ///
    /// - Parameters:
    ///   - name: The name of the value, without a path into it; use `Value.at(_:)` on the result for that.
    ///   - part: A part that is named in this part's `reads:`.
    /// - Throws: `PartError` if the part is not in `reads:` or has no such result.
    public func result(_ name: String, of part: Part) throws -> Value {
        guard let number = part.number, self.part.reads.contains(number) else {
            throw PartError("\(self.part.name) asks for results of \(part.name), which it does not name in `reads:`.")
        }
        guard let value = records[number]?.values[Self.key(name)] else {
            // The part may go on without it.
            reads["part\(number).\(Self.key(name))"] = ""
            throw PartError("\(part.name) has no result “\(name)”.")
        }
        reads["part\(number).\(Self.key(name))"] = valueDigest(value)
        return value
    }
}
