@testable import Drawing

/// The layout of a picture as numbers, which can be read and compared without looking: a line for each text and each
/// path with its place in points.
struct LayoutNumbers {
    private(set) var lines: [String]

    init(_ picture: Picture) {
        lines = ["size \(Self.text(picture.size.width)) \(Self.text(picture.size.height))"]
        collect(picture, offset: Point(0, 0))
    }

    init(text: String) { lines = text.split(separator: "\n").map(String.init) }

    var text: String { lines.joined(separator: "\n") + "\n" }

    private mutating func collect(_ picture: Picture, offset: Point) {
        for element in picture.elements {
            switch element {
            case .text(let line, let at, _, _):
                add("text", [at.x + offset.x, at.y + offset.y, line.width, line.size], line.string)
            case .path(let path, let fill, let stroke):
                let points = path.segments.compactMap { segment -> Point? in
                    switch segment {
                    case .move(let p), .line(let p), .curve(_, _, let p): Point(p.x + offset.x, p.y + offset.y)
                    case .close: nil
                    }
                }
                let xs = points.map(\.x), ys = points.map(\.y)
                add(
                    fill == nil ? "stroke" : "fill",
                    [xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0, stroke?.width ?? 0],
                    "\(points.count) points")
            case .image(let image, let box):
                add(
                    "image", [box.minX + offset.x, box.minY + offset.y, box.maxX + offset.x, box.maxY + offset.y],
                    "\(image.columnCount) by \(image.rowCount)")
            case .glyphs: break
            case .picture(let inner, let at, _): collect(inner, offset: Point(offset.x + at.x, offset.y + at.y))
            }
        }
    }

    private mutating func add(_ kind: String, _ numbers: [Double], _ note: String) {
        lines.append(([kind] + numbers.map(Self.text) + ["| " + note]).joined(separator: " "))
    }

    private static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = String(hundredths.magnitude % 100)
        return (hundredths < 0 ? "-" : "") + "\(hundredths.magnitude / 100)." + (rest.count < 2 ? "0" + rest : rest)
    }

    /// The first line with another place (by more than `tolerance` points) or other contents, nil if there is none.
    func difference(from other: LayoutNumbers, tolerance: Double) -> String? {
        for (index, (own, others)) in zip(lines, other.lines).enumerated() where own != others {
            let a = Self.parsed(own), b = Self.parsed(others)
            let isClose =
                a.numbers.count == b.numbers.count
                && zip(a.numbers, b.numbers).allSatisfy { ($0 - $1).magnitude <= tolerance }
            if a.rest != b.rest || !isClose { return "line \(index + 1): “\(others)” became “\(own)”" }
        }
        return lines.count == other.lines.count ? nil : "\(other.lines.count) lines became \(lines.count)"
    }

    private static func parsed(_ line: String) -> (numbers: [Double], rest: [Substring]) {
        let halves = line.split(separator: "|", maxSplits: 1)
        let words = halves[0].split(separator: " ")
        return (words.compactMap { Double($0) }, words.filter { Double($0) == nil } + halves.dropFirst())
    }
}
