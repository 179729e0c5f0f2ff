import Basics
import Documents
import Drawing
import Foundation
import PlotDrawing
import Typesetting

/// The web page of a report.
struct HTMLPage {
    /// The page's markup; the same report gives the same text.
    let text: String

    private let document: Document
    private let writer: HTMLWriter

    /// Writes the page.
    init(_ report: WovenReport) {
        document = report.document
        let names = Self.fileNames(report.document.attachments)
        writer = HTMLWriter(report, files: names)
        let main = Self.main(document, writer)
        let title = document.title.unicodeText
        let banner = Self.banner(document, writer)
        let line = HTML.trusted("\n")
        let content: [HTML] = [
            line, .element("a", ["class": "skip", "href": "#Text"], HTML("Skip to the text")), line,
            Self.side(document), line,
            .element("main", ["id": "Text"], banner, main, Self.files(document.attachments)), line,
            document.provenance.isEmpty ? HTML() : .element("footer", [:], HTML(document.provenance)),
        ]
        let letters = HTMLLetters(content.joined().markup, readings: writer.readingLetters)
        let head = Self.head(
            document, title: title,
            style: HTMLFonts.style(letters) + HTMLAssets.style + Self.inks(writer.inkColors))
        let body = HTML.element("body", [:], content + [.trusted("<script>\(HTMLAssets.script)</script>\n")])
        let page = HTML.element("html", ["lang": Self.language(document.language)], line, head, body, line)
        text = "<!DOCTYPE html>\n" + page.markup + "\n"
    }

    // MARK: Head

    /// The language if it is the tag of one (BCP 47); nil for anything else, which HTML does not allow.
    private static func language(_ language: String) -> String? {
        let parts = language.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isLetterOrDigit) }
        return isTag ? language : nil
    }

    private static func head(_ document: Document, title: String, style: String) -> HTML {
        func meta(_ name: String, _ content: String?) -> HTML {
            content.map { .void("meta", ["name": name, "content": $0]) + .trusted("\n") } ?? HTML()
        }
        let digest = Base64.encoded(bytes(ofHex: SHA256.hexDigest(of: HTMLAssets.script)))
        // Nothing is loaded from anywhere, and no other script runs, whatever the page holds.
        let policy =
            "default-src 'none'; script-src 'sha256-\(digest)'; style-src 'unsafe-inline'; img-src data:; "
            + "font-src data:; base-uri 'none'; form-action 'none'"
        let description = document.subtitle.unicodeText
        return .element(
            "head", [:],
            .trusted("\n"), .void("meta", ["charset": "utf-8"]), .trusted("\n"),
            .void("meta", ["http-equiv": "Content-Security-Policy", "content": policy]), .trusted("\n"),
            meta("viewport", "width=device-width, initial-scale=1"),
            .element("title", [:], HTML(plain: title)), .trusted("\n"),
            meta("author", document.imprint.authors.isEmpty ? nil : document.imprint.authors.joined(separator: ", ")),
            meta("date", document.imprint.date), meta("description", description.isEmpty ? nil : description),
            meta("generator", "Folio"), meta("color-scheme", "light dark"),
            .trusted("<style>\n\(style)</style>\n")) + .trusted("\n")
    }

    /// The bytes that hexadecimal digits in small letters stand for.
    private static func bytes(ofHex digits: String) -> [UInt8] {
        let values = digits.utf8.map { $0 < 0x61 ? $0 - 0x30 : $0 - 0x61 + 10 }
        return stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
    }

    /// The rules that change the colours of drawings on dark paper.
    private static func inks(_ colors: Set<Color>) -> String {
        let pairs = colors.compactMap { color in DarkColors.color(for: color).map { (color.svg, $0.svg) } }
        let rules = pairs.sorted { $0.0 < $1.0 }.map { light, dark in
            ".plot [fill=\"\(light)\"]{fill:light-dark(\(light),\(dark))}\n"
                + ".plot [stroke=\"\(light)\"]{stroke:light-dark(\(light),\(dark))}\n"
        }
        return rules.joined()
    }

    // MARK: Contents

    private static func side(_ document: Document) -> HTML {
        let contents = document.headings.filter { $0.level <= 2 }
        let schemes = [("Auto", "As the system"), ("Light", "Light"), ("Dark", "Dark")].map { name, label -> HTML in
            let id = "Scheme-" + name
            return .void(
                "input", ["type": "radio", "name": "scheme", "id": id, "checked": name == "Auto" ? "" : nil])
                + .element("label", ["for": id], HTML(label))
        }
        let menu =
            HTML.void("input", ["type": "checkbox", "id": "Menu"])
            + .element("label", ["for": "Menu", "class": "menu"], HTML("Contents"))
        return .element(
            "header", ["class": "side"], menu,
            .element("fieldset", [:], [.element("legend", [:], HTML("Colours"))] + schemes),
            .element(
                "nav", ["aria-label": "Contents"],
                list(contents[...], and: document.attachments.isEmpty ? nil : ("#Files", "Files in this page"))))
    }

    /// Headings as nested lists of links.
    private static func list(_ headings: ArraySlice<Document.Heading>, and last: (String, String)? = nil) -> HTML {
        var items: [HTML] = []
        var rest = headings
        while let first = rest.popFirst() {
            let inner = rest.prefix { $0.level > first.level }
            rest = rest.dropFirst(inner.count)
            let link = HTML.element(
                "a", ["href": HTMLAddress.place(first.id)], HTML(first.title.withoutLinks.unicodeText))
            items.append(.element("li", [:], link, inner.isEmpty ? HTML() : list(inner)))
        }
        if let last { items.append(.element("li", [:], .element("a", ["href": last.0], HTML(last.1)))) }
        return items.isEmpty ? HTML() : .element("ul", [:], items)
    }

    // MARK: Text

    private static func main(_ document: Document, _ writer: HTMLWriter) -> HTML {
        var head: [HTML] = []
        let title = writer.inlines(document.title)
        head.append(.element("h1", [:], title))
        if !document.subtitle.isEmpty {
            head.append(.element("p", ["class": "subtitle"], writer.inlines(document.subtitle)))
        }
        if !document.imprint.line.isEmpty {
            head.append(.element("p", ["class": "imprint"], writer.inlines(document.imprint.line)))
        }
        head.append(writer.takeNotes())
        var result = HTML.element("div", ["class": "title"], head)
        if !document.abstract.isEmpty {
            result += .element(
                "section", ["class": "abstract", "aria-label": "Abstract"], writer.blocks(document.abstract))
        }
        return result + writer.blocks(document.blocks)
    }

    /// The warnings that a reader must see first: a run that is not the reference, stale or failed parts.
    private static func banner(_ document: Document, _ writer: HTMLWriter) -> HTML {
        let notices = writer.notices.map { notice -> HTML in
            let place = notice.heading.isEmpty ? "" : ": \(notice.heading)"
            return .element("li", [:], .element("a", ["href": "#" + notice.id], HTML(notice.title + place)))
        }
        guard document.watermark != nil || !notices.isEmpty else { return HTML() }
        return .element(
            "aside", ["class": "banner", "aria-label": "State of the results"],
            document.watermark.map { .element("p", [:], HTML($0)) } ?? HTML(),
            notices.isEmpty ? HTML() : .element("ul", [:], notices))
    }

    // MARK: Files

    /// The places of files in the page, by the names that prose gives them.
    private static func fileNames(_ attachments: [Attachment]) -> [String: String] {
        var names: [String: String] = [:]
        for (index, attachment) in attachments.enumerated() {
            let starts = attachment.relation == .results ? ["results/", "report/results/"] : [""]
            for start in starts { names[start + attachment.name] = "File-\(index + 1)" }
        }
        return names
    }

    private static func files(_ attachments: [Attachment]) -> HTML {
        guard !attachments.isEmpty else { return HTML() }
        let items = attachments.enumerated().map { index, file -> HTML in
            let name = file.name.split(separator: "/").last.map { String($0) } ?? file.name
            // A media type that is none would end the address.
            let isType = file.mediaType.utf8.allSatisfy { $0.isLetterOrDigit || "/+-.".utf8.contains($0) }
            let data =
                "data:\(isType ? file.mediaType : "application/octet-stream");base64,\(Base64.encoded(file.bytes))"
            return .element(
                "li", ["id": "File-\(index + 1)"],
                .element("a", ["href": data, "download": name], HTML(name)), HTML(" · \(size(file.bytes.count))"))
        }
        return .element(
            "section", ["class": "files", "aria-labelledby": "Files"],
            .element("h2", ["id": "Files"], HTML("Files in this page")),
            .element("p", [:], HTML("The results and the sources of this report; each is saved by its link.")),
            .element("ul", [:], items))
    }

    private static func size(_ count: Int) -> String {
        count < 1000 ? "\(count) bytes" : "\((count + 500) / 1000) kB"
    }
}

extension UInt8 {
    /// True for the letters and digits of ASCII.
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self)
    }
}
