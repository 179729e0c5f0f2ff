/// Shapes tell series apart where colour does not.
enum DotShape: CaseIterable {
    case circle, square, triangle, diamond

    static func series(_ index: Int) -> DotShape { allCases[index % allCases.count] }
}
