import Drawing
import TeXMath

/// The letters of a page by the face that shows them, found in its markup.
struct HTMLLetters {
    private var letters: [Face: Set<Unicode.Scalar>] = [:]

    /// The letters that a face shows.
    subscript(face: Face) -> Set<Unicode.Scalar> { letters[face] ?? [] }

    /// Elements without an end.
    private static let void: Set<Substring> = ["br", "hr", "input", "meta", "path", "rect", "circle", "image", "use"]

    /// Finds the letters of markup, in which every element but the void ones is ended.
    ///
    /// - Parameter readings: The letters of what readers are told who point at a figure.
    init(_ markup: String, readings: Set<Unicode.Scalar> = []) {
        letters[.figure] = readings
        var faces: [Face] = [.text]
        var rest = Substring(markup)
        while let start = rest.firstIndex(of: "<") {
            note(rest[..<start], in: faces[faces.count - 1])
            guard let end = rest[start...].firstIndex(of: ">") else { return }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                if faces.count > 1 { faces.removeLast() }
            } else if let name = tag.split(separator: " ", maxSplits: 1).first, !tag.hasSuffix("/"),
                !Self.void.contains(name)
            {
                faces.append(Self.face(of: name, tag, within: faces[faces.count - 1]))
            }
        }
        note(rest, in: .text)
    }

    /// The face of an element's text, as the page's style has it.
    private static func face(of name: Substring, _ tag: Substring, within outer: Face) -> Face {
        switch name {
        case "math": return .math
        case "pre", "code", "samp": return .code
        case "svg", "header", "summary", "button": return .figure
        case "p" where tag.contains("class=\"source\""): return .figure
        case "text" where tag.contains("font-style=\"italic\""): return .figureItalic
        case "text" where tag.contains("font-weight=\"600\""): return .figureBold
        case "span" where tag.contains("class=\"c\""): return .codeItalic
        case "em": return outer == .textBold ? .textBoldItalic : outer == .text ? .textItalic : outer
        case "h1", "h2", "h3", "h4", "h5", "h6", "strong", "thead", "caption":
            return outer == .textItalic ? .textBoldItalic : outer == .text ? .textBold : outer
        case "a" where tag.contains("class=\"label\""): return outer == .text ? .textBold : outer
        case "p" where tag.contains("class=\"title\""): return .textBold
        default: return outer
        }
    }

    private mutating func note(_ text: Substring, in face: Face) {
        guard !text.isEmpty else { return }
        letters[face, default: []].formUnion(text.unicodeScalars)
        // Signs that are written as references, such as &lt;.
        if text.utf8.contains(UInt8(ascii: "&")) { letters[face, default: []].formUnion("<>&\"".unicodeScalars) }
        guard face == .math else { return }
        // Browsers show an identifier of one letter in italics, which are letters of their own.
        if text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first {
            letters[face, default: []].insert(MathAlphabet.italic.drawn(scalar))
        }
    }
}
