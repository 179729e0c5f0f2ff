enum Alignment {
    case justified, left, center, right
}
