import Basics
import Foundation

/// An error for data that are missing or damaged. A program that ends with it has exit code 66.
public struct DataError: ClassifiedError, CustomStringConvertible {
    /// Always `.input`.
    public var fault: Fault { .input }
    /// A sentence that says what is wrong, where, and what to do.
    public let description: String

    /// Makes an error from a sentence.
    public init(_ description: String) { self.description = description }
}
