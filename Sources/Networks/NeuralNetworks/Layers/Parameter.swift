/// One trained array, unpadded.
public struct Parameter: Sendable, Equatable {
    public let name: String
    /// "kernel" [inputs, outputs] or [height, width, channel, filter]; "bias" [outputs].
    public let extents: [Int]
    public var values: [Float]

    public init(name: String, extents: [Int], values: [Float]) {
        self.name = name
        self.extents = extents
        self.values = values
    }
}
