/// Collects the marks in the braces of a plot; `if` and `for` work as everywhere.
@resultBuilder
public enum MarkBuilder {
    public static func buildExpression(_ mark: some MarkConvertible) -> [Mark] { [mark.mark] }
    public static func buildExpression(_ marks: [some MarkConvertible]) -> [Mark] { marks.map(\.mark) }
    public static func buildBlock(_ marks: [Mark]...) -> [Mark] { marks.flatMap(\.self) }
    public static func buildOptional(_ marks: [Mark]?) -> [Mark] { marks ?? [] }
    public static func buildEither(first marks: [Mark]) -> [Mark] { marks }
    public static func buildEither(second marks: [Mark]) -> [Mark] { marks }
    public static func buildArray(_ marks: [[Mark]]) -> [Mark] { marks.flatMap(\.self) }
}
