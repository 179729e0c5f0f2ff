import Drawing

/// Marks the artifacts in a page's content as Cairo writes it, and replaces specks by the shapes that they mark.
///
/// Everything outside the structure elements is an artifact; specks of `PDFArtifact` set its kind.
///
/// - Parameters:
///   - content: The uncompressed content stream.
///   - shapes: The shapes that specks may mark.
/// - Returns: The new content stream; `hasShapes` is true if it uses a shape.
func markingArtifacts(in content: [UInt8], shapes: PDFGlyphShapes) -> (content: [UInt8], hasShapes: Bool) {
    var result: [UInt8] = []
    result.reserveCapacity(content.count + 512)
    var kind = PDFArtifact.layout, hasShapes = false
    // The content outside elements since the last element ended, whether it paints anything, and the number of open
    // marks in it that say what its glyphs mean; they are no elements.
    var pending: [UInt8] = [], isVisible = false, depth = 0, spanCount = 0, shapeRow = ShapeRow()
    func close() {
        if isVisible { result += Array("/Artifact \(kind.properties) BDC\n".utf8) }
        result += pending
        if isVisible { result += Array("EMC\n".utf8) }
        pending.removeAll(keepingCapacity: true)
        (isVisible, shapeRow) = (false, ShapeRow())
    }
    var line = 0
    while line < content.count {
        let end = content[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? content.count
        let text = content[line..<end].dropLast(content[end - 1] == UInt8(ascii: "\n") ? 1 : 0)
        defer { line = end }
        let isEnd = text.elementsEqual("EMC".utf8) || text.ends(with: " EMC")
        if depth == 0, isEnd ? spanCount > 0 : text.beginsMeaning {
            spanCount += isEnd ? -1 : 1
            pending += content[line..<end]
            continue
        }
        if depth == 0, isEnd || text.ends(with: "/Artifact BMC") {
            // The artifact marks of Cairo itself, since version 1.18, do not give the kind.
            pending += text.dropLast(isEnd ? 3 : 13) + [UInt8(ascii: "\n")]
            continue
        }
        if text.ends(with: "BDC") {
            if depth == 0 { close() }
            depth += 1
        } else if isEnd {
            depth -= 1
        } else if depth == 0 {
            if let speck = Speck(text) {
                if let new = speck.artifact {
                    pending += text[..<speck.start]
                    close()
                    result.append(UInt8(ascii: "\n"))
                    kind = new
                    continue
                }
                if let number = shapes.number(height: speck.height) {
                    pending += text[..<speck.start]
                    shapeRow.append(PDFGlyphShapes.name(number), at: speck.place, to: &pending)
                    (isVisible, hasShapes) = (true, true)
                    continue
                }
            }
            isVisible = isVisible || paintingOperators.contains { text.ends(with: $0) }
            pending += content[line..<end]
            continue
        }
        result += content[line..<end]
    }
    close()
    return (result, hasShapes)
}

/// Shapes that are painted directly one after another, each placed relative to the one before.
///
/// The distances of digits repeat, so they pack better than places.
private struct ShapeRow {
    /// The place of the last shape as it was written, in hundredths.
    private var last = (x: 0, y: 0)
    /// The length of the content after the last shape; any other length means that something came between.
    private var end = -1
    private static let closing = Array("Q\n".utf8)

    /// Appends a shape to the content.
    mutating func append(_ name: String, at place: Point, to content: inout [UInt8]) {
        let x = Int((place.x * 100).rounded()), y = Int((place.y * 100).rounded())
        let goesOn = content.count == end && !content.isEmpty
        if goesOn { content.removeLast(Self.closing.count) }
        let offset = goesOn ? (x: x - last.x, y: y - last.y) : (x: x, y: y)
        func text(_ hundredths: Int) -> String { decimal(Double(hundredths) / 100, digits: 2) }
        content += Array("\(goesOn ? "" : "q ")1 0 0 1 \(text(offset.x)) \(text(offset.y)) cm\n\(name) Do\n".utf8)
        content += Self.closing
        (last, end) = ((x, y), content.count)
    }
}

/// A small rectangle of the width that marks a shape or the kind of artifacts.
private struct Speck {
    let x: String
    let y: String
    let height: Double
    /// The index of its start on the line; the operators before it set the colour.
    let start: Int

    /// Reads a line of content without its line end; nil if the line does not end with a speck.
    init?(_ line: ArraySlice<UInt8>) {
        guard line.ends(with: " re f") else { return nil }
        let words = line.split(separator: UInt8(ascii: " ")).suffix(6).map {
            (start: $0.startIndex, text: String(decoding: $0, as: UTF8.self))
        }
        guard words.count == 6, words[2].text == "0.125", let height = Double(words[3].text) else { return nil }
        (x, y, start) = (words[0].text, words[1].text, words[0].start)
        self.height = height
    }

    /// The place of the shape that the speck marks.
    var place: Point { Point(Double(x) ?? 0, Double(y) ?? 0) }

    /// The kind of artifacts that the speck sets; nil if it sets none.
    var artifact: PDFArtifact? {
        PDFArtifact.allCases.first { String(Int($0.mark.minX)) == x && y == "0" && height == $0.mark.size.height }
    }
}

/// The endings of those lines of Cairo's content that paint something.
private let paintingOperators = ["TJ", "Tj", " f", " f*", " S", " B", " B*", " Do", " sh", "EI", "'"]

extension ArraySlice<UInt8> {
    fileprivate func ends(with word: String) -> Bool { suffix(word.utf8.count).elementsEqual(word.utf8) }

    /// True for a mark that says what glyphs mean and begins no element, which would have a number.
    fileprivate var beginsMeaning: Bool {
        guard ends(with: "BDC") else { return false }
        let text = String(decoding: self, as: UTF8.self)
        return text.contains("/ActualText") && !text.contains("/MCID")
    }
}
