/// Colour of a mark, given by its role in a figure.
public enum Ink: String, Codable, Hashable, Sendable, CaseIterable {
    /// Colours of series, in the order in which series get them.
    case blue, vermilion, green, violet, rose, ochre, graphite
    /// Grey for marks in the background, such as a comparison.
    case muted

    /// Colour of the series with this index; after the seven colours they repeat.
    package static func series(_ index: Int) -> Ink { allCases[index % PaletteTables.qualitative.count] }
}
