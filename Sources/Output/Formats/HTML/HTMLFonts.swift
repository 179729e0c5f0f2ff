import Basics
import Drawing

/// The fonts that a page carries, so that it looks the same everywhere: each has the letters of the page only.
enum HTMLFonts {
    /// A face, and the name, weight and style by which the page's style asks for it.
    private typealias Entry = (face: Face, name: String, weight: Int, isItalic: Bool)

    private static let entries: [Entry] = [
        (.text, "Folio Text", 400, false), (.textItalic, "Folio Text", 400, true),
        (.textBold, "Folio Text", 700, false),
        (.textBoldItalic, "Folio Text", 700, true), (.code, "Folio Code", 400, false),
        (.codeItalic, "Folio Code", 400, true), (.figure, "Folio Figure", 400, false),
        (.figureItalic, "Folio Figure", 400, true), (.figureBold, "Folio Figure", 600, false),
        (.math, "Folio Math", 400, false),
    ]

    /// The rules that bring the fonts for a page's letters.
    static func style(_ letters: HTMLLetters) -> String {
        let used = entries.filter { !letters[$0.face].isEmpty }
        let fonts = parallelMap(used, threadCount: 2) { entry in
            Base64.encoded(WebFont.woff(entry.face, letters: letters[entry.face]))
        }
        return zip(used, fonts).map { entry, data in
            "@font-face{font-family:\"\(entry.name)\";font-weight:\(entry.weight);"
                + "font-style:\(entry.isItalic ? "italic" : "normal");"
                + "src:url(data:font/woff;base64,\(data)) format(\"woff\")}\n"
        }.joined()
    }
}
