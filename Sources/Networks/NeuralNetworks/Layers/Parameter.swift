/// A trained array, unpadded.
public struct Parameter: Sendable, Equatable {
    /// Name of the array: "kernel" or "bias".
    public let name: String
    /// Extents of the array: "kernel" [inputs, outputs] or [height, width, channel, filter]; "bias" [outputs].
    public let extents: [Int]
    /// Elements of the array, the last axis contiguous.
    public var values: [Float]

    /// Creates a parameter.
    public init(name: String, extents: [Int], values: [Float]) {
        self.name = name
        self.extents = extents
        self.values = values
    }
}
