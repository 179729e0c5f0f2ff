/// What Cairo 1.16 cannot write: language, XMP, dates in PDF's own form, alternative texts, attachments.
package struct PDFCompletion {
    package struct Attachment {
        package var name: String
        package var mediaType: String
        package var bytes: [UInt8]

        package init(name: String, mediaType: String, bytes: [UInt8]) {
            self.name = name
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    /// BCP 47.
    package var language: String
    package var attachments: [Attachment]
    /// Of the structure elements of a role (`Figure`, `Formula`), in the order in which they were opened.
    package var alternativeTexts: [String: [String]]

    package init(language: String, attachments: [Attachment] = [], alternativeTexts: [String: [String]] = [:]) {
        self.language = language
        self.attachments = attachments
        self.alternativeTexts = alternativeTexts
    }

    /// The file with the update appended.
    func applied(to bytes: [UInt8], metadata: PDFMetadata) throws(DrawingError) -> [UInt8] {
        guard var update = PDFUpdate(bytes) else { throw .cairo("the PDF is not laid out as expected") }
        let date = "(D:" + timestamp(metadata.date).filter(\.isNumber) + "Z)"
        complete(&update, date: date, metadata)
        addAlternatives(&update)
        return update.bytes()
    }

    private func complete(_ update: inout PDFUpdate, date: String, _ metadata: PDFMetadata) {
        var info = update.body(of: update.info)
        for key in ["/CreationDate", "/ModDate"] { info = Self.setting(key, to: date, in: info) }
        update.replace(update.info, with: info)

        var entries = " /Lang \(Self.text(language)) /ViewerPreferences << /DisplayDocTitle true >>"
        // Unpacked, so that tools that know no PDF find it (XMP specification, part 3, 2.1).
        let packet = update.add(stream: Array(xmp(metadata).utf8), dictionary: "/Type /Metadata /Subtype /XML", isPacked: false)
        entries += " /Metadata \(packet) 0 R"
        var root = update.body(of: update.root)
        let files = attachments.map { attachment in
            let file = update.add(
                stream: attachment.bytes,
                dictionary: "/Type /EmbeddedFile /Subtype /\(Self.name(attachment.mediaType)) "
                    + "/Params << /Size \(attachment.bytes.count) /ModDate \(date) >>")
            let name = Self.text(attachment.name)
            return (attachment.name, update.add(
                "<< /Type /Filespec /F \(name) /UF \(name) /AFRelationship /Data /EF << /F \(file) 0 R /UF \(file) 0 R >> >>"))
        }
        if !files.isEmpty {
            entries += " /AF [" + files.map { " \($0.1) 0 R" }.joined() + " ]"
            let sorted = files.sorted { Self.text($0.0) < Self.text($1.0) }
            let tree = "/EmbeddedFiles << /Names [" + sorted.map { " \(Self.text($0.0)) \($0.1) 0 R" }.joined() + " ] >>"
            if let names = Self.reference("/Names", in: root) {
                update.replace(names, with: Self.inserting(" " + tree, into: update.body(of: names)))
            } else {
                entries += " /Names << \(tree) >>"
            }
        }
        root = Self.inserting(entries, into: root)
        update.replace(update.root, with: root)
    }

    private func addAlternatives(_ update: inout PDFUpdate) {
        // Whoever goes from link to link by the keyboard goes in the order of reading (PDF/UA-1, 7.18.3).
        for page in update.objects(beginningWith: "<< /Type /Page %") {
            update.replace(page, with: Self.inserting(" /Tabs /S", into: update.body(of: page)))
        }
        // Every header cell of ours stands over its column.
        for header in update.objects(beginningWith: "/S /TH\n") {
            let scope = " /A << /O /Table /Scope /Column >>"
            update.replace(header, with: Self.inserting(scope, into: update.body(of: header)))
        }
        for role in alternativeTexts.keys.sorted() {
            let elements = update.objects(beginningWith: "/S /\(role)\n")
            guard let texts = alternativeTexts[role], texts.count == elements.count else { continue }
            for (element, text) in zip(elements, texts) {
                update.replace(element, with: Self.inserting(" /Alt \(Self.text(text))", into: update.body(of: element)))
            }
        }
    }

    private func xmp(_ metadata: PDFMetadata) -> String {
        let date = timestamp(metadata.date)
        return """
            <?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(metadata.title))</rdf:li></rdf:Alt></dc:title>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(metadata.subject))</rdf:li></rdf:Alt></dc:description>
            <dc:language><rdf:Bag><rdf:li>\(escaped(language))</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>\(escaped(metadata.creator))</xmp:CreatorTool>
            <xmp:CreateDate>\(date)</xmp:CreateDate><xmp:ModifyDate>\(date)</xmp:ModifyDate>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """
    }

    // MARK: PDF syntax

    /// A text string, in hexadecimal UTF-16.
    static func text(_ string: String) -> String {
        var digits = "<FEFF"
        for unit in string.utf16 {
            let hex = String(unit, radix: 16, uppercase: true)
            digits += String(repeating: "0", count: 4 - hex.count) + hex
        }
        return digits + ">"
    }

    private static func name(_ string: String) -> String {
        string.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            if scalar.properties.isAlphabetic && byte < 0x80 || 0x30 ... 0x39 ~= byte || byte == 0x2d || byte == 0x2e {
                return String(scalar)
            }
            let hex = String(byte, radix: 16, uppercase: true)
            return "#" + (hex.count < 2 ? "0" : "") + hex
        }.joined()
    }

    /// Entries put in after the dictionary's opening brackets.
    private static func inserting(_ entries: String, into body: String) -> String {
        guard let open = body.range(of: "<<") else { return body }
        return body[..<open.upperBound] + entries + "\n  " + body[open.upperBound...]
    }

    private static func setting(_ key: String, to value: String, in body: String) -> String {
        // The last one: a title may hold anything, and stands before the dates.
        guard let start = body.ranges(of: key + " (").last, let end = body[start.upperBound...].firstIndex(of: ")") else { return body }
        return body[..<start.lowerBound] + "\(key) \(value)" + body[body.index(after: end)...]
    }

    private static func reference(_ key: String, in body: String) -> Int? {
        guard let start = body.range(of: key + " ") else { return nil }
        return Int(body[start.upperBound...].prefix { $0.isNumber })
    }
}

extension String {
    /// The first place of a substring.
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
