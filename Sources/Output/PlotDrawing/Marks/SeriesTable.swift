import Plots

/// The series of a plot in order of appearance: their colours and shapes, and who stands side by side.
struct SeriesTable {
    private(set) var names: [String] = []
    private var inks: [String: Ink] = [:]
    private(set) var dodged: [String] = []
    /// Marks without name are one series, the first.
    private var hasUnnamed = false

    mutating func add(_ mark: any DrawnMark) {
        guard let name = mark.name else {
            if mark.key != .none && mark.ink == nil { hasUnnamed = true }
            return
        }
        if !names.contains(name) { names.append(name) }
        if let ink = mark.ink { inks[name] = ink }
        if mark.isDodged && !dodged.contains(name) { dodged.append(name) }
    }

    func ink(_ mark: any DrawnMark) -> Ink {
        mark.ink ?? mark.name.flatMap { inks[$0] } ?? .series(colorIndex(mark.name))
    }

    func shape(_ name: String?) -> DotShape { .series(index(name)) }

    private func index(_ name: String?) -> Int {
        name.flatMap { names.firstIndex(of: $0) }.map { $0 + (hasUnnamed ? 1 : 0) } ?? 0
    }

    /// A series whose colour is given does not use up one of the palette's.
    private func colorIndex(_ name: String?) -> Int {
        name.flatMap { names.filter { inks[$0] == nil }.firstIndex(of: $0) }.map { $0 + (hasUnnamed ? 1 : 0) } ?? 0
    }
}
