import Basics
import Documents
import Drawing
import Foundation

/// Additions to a PDF that Cairo 1.16 cannot write.
///
/// These are the language, XMP, dates in PDF's own form, alternative texts, MathML, artifacts, shapes and attachments.
package struct PDFPostProcessor {
    /// The document's language, a tag of BCP 47.
    package var language: String
    /// The files to embed.
    package var attachments: [PDFAttachment]
    /// The alternative texts of the structure elements of a role (`Figure`, `Formula`), by role.
    ///
    /// They are in the order in which the elements were opened. If their number is not that of the role's elements,
    /// none of them is written. Those of `TH` are no texts but the scopes of header cells, `Column` or `Row`.
    package var alternativeTexts: [String: [String]]
    /// The MathML of the structure elements `Formula`, in the same order; nil for an element without.
    package var formulas: [String?]
    /// The descriptions of links within the document, by the name of their destination.
    package var placeNames: [String: String]
    /// True if the file shall claim to conform to PDF/UA-1 (ISO 14289-1).
    ///
    /// The caller must then ensure what depends only on the document: a title, headings that skip no level, alternative
    /// texts for every figure and formula, and a glyph for every letter.
    package var isAccessible: Bool
    /// True if the first paragraph is the document's title, which then has the role `Title`.
    package var hasTitle: Bool
    /// The time that is spent to make the file small.
    package var packing = PDFPacking.smallest

    /// Creates a post-processor; by default it adds no files and no texts and claims no conformance.
    package init(
        language: String, attachments: [PDFAttachment] = [], alternativeTexts: [String: [String]] = [:],
        formulas: [String?] = [], placeNames: [String: String] = [:],
        isAccessible: Bool = false, hasTitle: Bool = false
    ) {
        self.language = language
        self.attachments = attachments
        self.alternativeTexts = alternativeTexts
        self.formulas = formulas
        self.placeNames = placeNames
        self.isAccessible = isAccessible
        self.hasTitle = hasTitle
    }

    /// The file with all additions.
    ///
    /// - Parameters:
    ///   - bytes: The file as Cairo wrote it.
    ///   - metadata: The metadata that Cairo wrote, to be written again as XMP.
    ///   - shapes: The shapes that replace the specks on the pages.
    /// - Throws: `DrawingError.cairo` if the file is not laid out as expected.
    func applied(to bytes: [UInt8], metadata: PDFMetadata, shapes: PDFGlyphShapes) throws(DrawingError) -> [UInt8] {
        guard var file = PDFFile(bytes) else { throw .cairo("the PDF is not laid out as expected") }
        let date = "(D:" + timestamp(metadata.date).filter(\.isNumber) + "Z)"
        complete(&file, date: date, metadata)
        addAlternatives(&file)
        attachFormulas(to: &file, date: date)
        if hasTitle { tagTitle(&file) }
        describeLinks(&file)
        markArtifacts(&file, shapes)
        Self.indexColors(in: &file)
        file.compact(replacing: Self.foldSpans(in: &file))
        return file.bytes(packing)
    }

    /// Adds dates, language, XMP and attachments.
    private func complete(_ file: inout PDFFile, date: String, _ metadata: PDFMetadata) {
        var info = file.body(of: file.info)
        for key in ["/CreationDate", "/ModDate"] { info = Self.setting(key, to: date, in: info) }
        file.replace(file.info, with: info)

        var entries = " /Lang \(PDFStrings.text(language)) /ViewerPreferences << /DisplayDocTitle true >>"
        let profile = file.add(stream: ColorProfile.sRGB, dictionary: "/N 3")
        entries += " /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        entries += "/Info (sRGB IEC61966-2.1) /DestOutputProfile \(profile) 0 R >> ]"
        // Not compressed, so that tools without knowledge of PDF find it (XMP specification, part 3, 2.1).
        let packet = file.add(
            stream: Array(metadata.xmp(language: language, isAccessible: isAccessible).utf8),
            dictionary: "/Type /Metadata /Subtype /XML", isPacked: false)
        entries += " /Metadata \(packet) 0 R"
        var root = file.body(of: file.root)
        entries += attach(to: &file, root: root, date: date)
        root = Self.inserting(entries, into: root)
        file.replace(file.root, with: root)
    }

    /// Adds the tab order of pages, the scope of header cells, and alternative texts.
    private func addAlternatives(_ file: inout PDFFile) {
        // The tab key moves through the links in reading order (PDF/UA-1, 7.18.3).
        for page in file.objects(beginningWith: "<< /Type /Page %") {
            file.replace(page, with: Self.inserting(" /Tabs /S", into: file.body(of: page)))
        }
        let headers = file.objects(beginningWith: "/S /TH\n"), scopes = alternativeTexts["TH"] ?? []
        for (index, header) in headers.enumerated() {
            let scope = scopes.count == headers.count ? scopes[index] : "Column"
            file.replace(
                header, with: Self.inserting(" /A << /O /Table /Scope /\(scope) >>", into: file.body(of: header)))
        }
        for role in alternativeTexts.keys.sorted() where role != "TH" {
            let elements = file.objects(beginningWith: "/S /\(role)\n")
            guard let texts = alternativeTexts[role], texts.count == elements.count else { continue }
            for (element, text) in zip(elements, texts) {
                file.replace(
                    element, with: Self.inserting(" /Alt \(PDFStrings.text(text))", into: file.body(of: element)))
            }
        }
    }

    /// Gives the title a role of its own, which PDF 1.7 does not have: it is mapped to that of a paragraph.
    private func tagTitle(_ file: inout PDFFile) {
        guard let title = file.objects(beginningWith: "/S /P\n").first,
            let root = file.objects(beginningWith: "/Type /StructTreeRoot").first
        else { return }
        file.replace(title, with: file.body(of: title).replacing("/S /P\n", with: "/S /Title\n", maxReplacements: 1))
        file.replace(root, with: Self.inserting(" /RoleMap << /Title /P >>", into: file.body(of: root)))
    }

    /// Gives every link a description of its target and the flag that it is printed (PDF/UA-1, 7.18.1 and 7.18.5).
    ///
    /// No other flag is set, so a link is scaled with its page.
    private func describeLinks(_ file: inout PDFFile) {
        let placeNames = Dictionary(placeNames.map { (quoted($0), $1) }) { first, _ in first }
        for link in file.objects(beginningWith: "/Subtype /Link") {
            let body = file.body(of: link)
            let place = Self.string("/Dest", in: body), address = Self.string("/URI", in: body)
            let words = place.map { placeNames[$0] ?? $0 } ?? address ?? ""
            file.replace(link, with: Self.inserting(" /F 4 /Contents \(PDFStrings.text(words))", into: body))
        }
    }

    /// Marks artifacts on all pages, inserts the shapes, and completes the fonts' entries.
    private func markArtifacts(_ file: inout PDFFile, _ shapes: PDFGlyphShapes) {
        let forms = shapes.outlines.map { outline in
            let (dictionary, content) = PDFGlyphShapes.form(outline)
            return file.add(stream: content, dictionary: dictionary)
        }
        let entries = forms.enumerated().map { " \(PDFGlyphShapes.name($0)) \($1) 0 R" }.joined()
        let pages = file.objects(beginningWith: "<< /Type /Page %").compactMap { page in
            let body = file.body(of: page)
            return Self.reference("/Contents", in: body).map {
                (content: $0, resources: Self.reference("/Resources", in: body))
            }
        }
        let streams = parallelMap(pages, threadCount: ProcessInfo.processInfo.activeProcessorCount) { [file] page in
            file.stream(of: page.content).map { stream in
                let marked = markingArtifacts(in: stream, shapes: shapes)
                return (content: roundingNumbers(in: marked.content), hasShapes: marked.hasShapes)
            }
        }
        for (page, stream) in zip(pages, streams) {
            guard let stream else { continue }
            file.replace(page.content, withStream: stream.content)
            guard stream.hasShapes, let resources = page.resources else { continue }
            let known = file.body(of: resources), key = "/XObject <<"
            let place = known.range(of: key)
            file.replace(
                resources,
                with: place.map { known[..<$0.upperBound] + entries + known[$0.upperBound...] }
                    ?? Self.inserting(" \(key)\(entries) >>", into: known))
        }
        // The identity is the default, but PDF/UA-1 (7.21.3.2) requires the entry.
        for font in file.objects(beginningWith: "/Subtype /CIDFontType2") {
            file.replace(font, with: Self.inserting(" /CIDToGIDMap /Identity", into: file.body(of: font)))
        }
    }

    // MARK: PDF syntax

    /// A name without its slash, with `#` and two hexadecimal digits for unusual bytes.
    static func name(_ string: String) -> String {
        string.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            if scalar.properties.isAlphabetic && byte < 0x80 || 0x30...0x39 ~= byte || byte == 0x2d || byte == 0x2e {
                return String(scalar)
            }
            let hex = String(byte, radix: 16, uppercase: true)
            return "#" + (hex.count < 2 ? "0" : "") + hex
        }.joined()
    }

    /// The body with entries inserted after the dictionary's opening brackets.
    static func inserting(_ entries: String, into body: String) -> String {
        guard let open = body.range(of: "<<") else { return body }
        return body[..<open.upperBound] + entries + "\n  " + body[open.upperBound...]
    }

    /// The body with the string after a key replaced by a value.
    private static func setting(_ key: String, to value: String, in body: String) -> String {
        // The last occurrence, since the title comes before the dates and may hold any text.
        guard let start = body.ranges(of: key + " (").last, let end = body[start.upperBound...].firstIndex(of: ")")
        else { return body }
        return body[..<start.lowerBound] + "\(key) \(value)" + body[body.index(after: end)...]
    }

    /// The string in parentheses after a key; nil if there is none.
    ///
    /// Cairo writes the names of destinations and addresses in this form.
    private static func string(_ key: String, in body: String) -> String? {
        guard let start = body.range(of: key + " (") else { return nil }
        var result = "", isEscaped = false, depth = 0
        for character in body[start.upperBound...] {
            if isEscaped {
                result.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                if character == ")", depth == 0 { return result }
                depth += character == "(" ? 1 : character == ")" ? -1 : 0
                result.append(character)
            }
        }
        return nil
    }

    /// The object number after a key; nil if there is none.
    static func reference(_ key: String, in body: String) -> Int? {
        guard let start = body.range(of: key + " ") else { return nil }
        return Int(body[start.upperBound...].prefix { $0.isNumber })
    }
}

extension String {
    /// The range of the first occurrence of a substring.
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
