/// Result builder of the marks in the braces of a plot, with `if` and `for` as in any Swift code.
@resultBuilder
public enum MarkBuilder {
    /// A single mark.
    public static func buildExpression(_ mark: some MarkConvertible) -> [Mark] { [mark.mark] }
    /// An array of marks.
    public static func buildExpression(_ marks: [some MarkConvertible]) -> [Mark] { marks.map(\.mark) }
    /// All marks of a block in order.
    public static func buildBlock(_ marks: [Mark]...) -> [Mark] { marks.flatMap(\.self) }
    /// Marks of an `if` without `else`; none if its condition is false.
    public static func buildOptional(_ marks: [Mark]?) -> [Mark] { marks ?? [] }
    /// Marks of the first branch.
    public static func buildEither(first marks: [Mark]) -> [Mark] { marks }
    /// Marks of the second branch.
    public static func buildEither(second marks: [Mark]) -> [Mark] { marks }
    /// Marks of all rounds of a `for` loop.
    public static func buildArray(_ marks: [[Mark]]) -> [Mark] { marks.flatMap(\.self) }
}
