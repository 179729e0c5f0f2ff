extension ReferenceResolver {
    /// A measured time that a figure asks for by the name that prose gives it (`training.wall`, `part3.training.wall`), in seconds; nil where
    /// nothing has been measured yet.
    func seconds(_ name: String, part: Int?) throws -> Double? {
        var path = name.replacing(" ", with: "_").split(separator: ".").map(String.init)
        var source = part
        if let first = path.first, first.hasPrefix("part"), let number = Int(first.dropFirst(4)) {
            guard parts.contains(number) else { throw UnknownName("there is no part \(number)") }
            source = number
            path.removeFirst()
        }
        guard let measurement = source.flatMap({ measurements[$0] }) else { return nil }
        guard let seconds = measurement.time(at: path) else { throw UnknownName("nothing of this name was timed") }
        return seconds
    }
}
