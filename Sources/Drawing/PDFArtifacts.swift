/// What on a page is no part of the text: it is passed over by whoever hears the page (PDF 32000-1, 14.8.2.2).
package enum PDFArtifact: Int, CaseIterable {
    case header = 1, footer, watermark, layout

    fileprivate var properties: String {
        switch self {
        case .header: "<< /Type /Pagination /Subtype /Header >>"
        case .footer: "<< /Type /Pagination /Subtype /Footer >>"
        case .watermark: "<< /Type /Pagination /Subtype /Watermark >>"
        case .layout: "<< /Type /Layout >>"
        }
    }

    /// Cairo 1.16 has no tag for artifacts. A speck of this size in the page's corner, which is taken out again, says of what kind those are that follow.
    var mark: Rectangle { Rectangle(x: Double(rawValue), y: 0, width: 0.125, height: 0.125) }

    fileprivate var operators: [UInt8] { Array("\(rawValue) 0 0.125 0.125 re f".utf8) }
}

/// A page's content as Cairo writes it, with everything marked as an artifact that stands in no element of the structure.
func markingArtifacts(in content: [UInt8]) -> [UInt8] {
    let marks = PDFArtifact.allCases.map { ($0, $0.operators) }
    var result: [UInt8] = []
    result.reserveCapacity(content.count + 512)
    var kind = PDFArtifact.layout
    // Of what stands in no element, since the last one ended: where it begins, and whether any of it can be seen.
    var start = 0, isVisible = false, depth = 0
    func close(before end: Int) {
        if isVisible { result += Array("/Artifact \(kind.properties) BDC\n".utf8) }
        result += content[start ..< end]
        if isVisible { result += Array("EMC\n".utf8) }
        isVisible = false
    }
    var line = 0
    while line < content.count {
        let end = content[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? content.count
        let text = content[line ..< end].dropLast(content[end - 1] == UInt8(ascii: "\n") ? 1 : 0)
        if text.ends(with: "BDC") {
            if depth == 0 {
                close(before: line)
                start = line
            }
            depth += 1
        } else if text.elementsEqual("EMC".utf8) || text.ends(with: " EMC") {
            depth -= 1
            if depth == 0 {
                result += content[start ..< end]
                start = end
            }
        } else if depth == 0 {
            if text.ends(with: "0.125 re f"), let mark = marks.first(where: { text.suffix($0.1.count).elementsEqual($0.1) }) {
                // What comes before it on its line sets the colour.
                close(before: text.endIndex - mark.1.count)
                result.append(UInt8(ascii: "\n"))
                kind = mark.0
                start = end
            } else if paintingOperators.contains(where: { text.ends(with: $0) }) {
                isVisible = true
            }
        }
        line = end
    }
    close(before: content.count)
    return result
}

/// With which a line of what Cairo writes ends when something is to be seen.
private let paintingOperators = ["TJ", "Tj", " f", " f*", " S", " B", " B*", " Do", " sh", "EI", "'"]

extension ArraySlice<UInt8> {
    fileprivate func ends(with word: String) -> Bool { suffix(word.utf8.count).elementsEqual(word.utf8) }
}
