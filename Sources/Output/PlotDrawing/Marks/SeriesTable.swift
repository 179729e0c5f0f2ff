import Plots

/// Series of a plot in order of appearance, with their colours, their shapes and their places side by side.
struct SeriesTable {
    /// Names of the series in order of appearance.
    private(set) var names: [String] = []
    /// Colours that marks were given, by the name of the series.
    private var inks: [String: Ink] = [:]
    /// Names of the series that are side by side within a category.
    private(set) var dodged: [String] = []
    /// True if there are marks without name; they are one series, the first.
    private var hasUnnamed = false

    /// Adds the series of a mark.
    mutating func add(_ mark: any DrawnMark) {
        guard let name = mark.name else {
            if mark.key != .none && mark.ink == nil { hasUnnamed = true }
            return
        }
        if !names.contains(name) { names.append(name) }
        if let ink = mark.ink { inks[name] = ink }
        if mark.isDodged && !dodged.contains(name) { dodged.append(name) }
    }

    /// Colour of a mark: its own, that of its series, or the next one of the palette.
    func ink(_ mark: any DrawnMark) -> Ink {
        mark.ink ?? mark.name.flatMap { inks[$0] } ?? .series(colorIndex(mark.name))
    }

    /// Shape of the dots of a series.
    func shape(_ name: String?) -> DotShape { .series(index(name)) }

    /// Index of a series in order of appearance.
    private func index(_ name: String?) -> Int {
        name.flatMap { names.firstIndex(of: $0) }.map { $0 + (hasUnnamed ? 1 : 0) } ?? 0
    }

    /// Index of the colour of a series; a series with a given colour uses none of the palette.
    private func colorIndex(_ name: String?) -> Int {
        name.flatMap { names.filter { inks[$0] == nil }.firstIndex(of: $0) }.map { $0 + (hasUnnamed ? 1 : 0) } ?? 0
    }
}
