/// The horizontal alignment of a paragraph's lines.
enum Alignment {
    case justified, left, center, right
}
