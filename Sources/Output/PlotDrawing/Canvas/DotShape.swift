/// Shapes of dots, which distinguish series where colour does not.
enum DotShape: CaseIterable {
    case circle, square, triangle, diamond

    /// Shape of the series with this index; after the last shape they repeat.
    static func series(_ index: Int) -> DotShape { allCases[index % allCases.count] }
}
