/// A colour by its role in a figure.
public enum Ink: String, Codable, Hashable, Sendable, CaseIterable {
    case blue, vermilion, green, violet, rose, ochre, graphite
    /// For what should stay in the background.
    case muted

    /// The colours of series, in order.
    package static func series(_ index: Int) -> Ink { allCases[index % PaletteTables.qualitative.count] }
}
