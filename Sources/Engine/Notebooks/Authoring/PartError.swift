import Foundation

/// A page that was asked for what it cannot give.
public struct PartError: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
}
