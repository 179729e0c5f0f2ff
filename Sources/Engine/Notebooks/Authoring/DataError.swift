import Basics
import Foundation

/// Data that are missing or damaged: what, where, what to do.
public struct DataError: ClassifiedError, CustomStringConvertible {
    public var fault: Fault { .input }
    public let description: String

    public init(_ description: String) { self.description = description }
}
