/// Files embedded in the PDF, each associated with what it belongs to (ISO 19005-3, Annex E).
extension PDFPostProcessor {
    /// Embeds the attachments and puts them into the list that viewers show.
    ///
    /// - Parameters:
    ///   - file: The file to which they are added.
    ///   - root: The body of the document catalog.
    ///   - date: The date of the files in PDF's form.
    /// - Returns: The entries to add to the document catalog.
    func attach(to file: inout PDFFile, root: String, date: String) -> String {
        if attachments.isEmpty { return "" }
        let files = attachments.map { attachment in
            let stream = file.add(
                stream: attachment.bytes,
                dictionary: "/Type /EmbeddedFile /Subtype /\(Self.name(attachment.mediaType)) "
                    + "/Params << /Size \(attachment.bytes.count) /ModDate \(date) >>")
            let specification = Self.fileSpecification(
                of: stream, name: PDFStrings.text(attachment.name), attachment.relationship.rawValue,
                description: attachment.description)
            return (name: PDFStrings.hexadecimal(attachment.name), number: file.add(specification))
        }
        var entries = " /AF [" + files.map { " \($0.number) 0 R" }.joined() + " ]"
        let sorted = files.sorted { $0.name < $1.name }
        let tree =
            "/EmbeddedFiles << /Names [" + sorted.map { " \($0.name) \($0.number) 0 R" }.joined() + " ] >>"
        if let names = Self.reference("/Names", in: root) {
            file.replace(names, with: Self.inserting(" " + tree, into: file.body(of: names)))
        } else {
            entries += " /Names << \(tree) >>"
        }
        return entries
    }

    /// Embeds the MathML of each formula and associates it with the formula's structure element.
    ///
    /// Equal formulas share one file. The files are not in the list that viewers show, where they would hide the
    /// results; PDF/A-3 asks for an association only. Their names are those that LaTeX's tagging project gives.
    func attachFormulas(to file: inout PDFFile, date: String) {
        let elements = file.objects(beginningWith: "/S /Formula\n")
        guard elements.count == formulas.count, formulas.contains(where: { $0 != nil }) else { return }
        // The files have one date, which is in the file once.
        let parameters = file.add("<< /ModDate \(date) >>")
        var specifications: [String: Int] = [:]
        for (element, formula) in zip(elements, formulas) {
            guard let formula else { continue }
            let known = specifications[formula]
            let number = known ?? file.add("")
            if known == nil {
                specifications[formula] = number
                let stream = file.add(
                    stream: Array(formula.utf8),
                    dictionary: "/Type /EmbeddedFile /Subtype /\(Self.name("application/mathml+xml")) "
                        + "/Params \(parameters) 0 R")
                file.replace(
                    number,
                    with: Self.fileSpecification(of: stream, name: "(mathml-\(specifications.count).xml)", "Supplement")
                )
            }
            file.replace(element, with: Self.inserting(" /AF [ \(number) 0 R ]", into: file.body(of: element)))
        }
    }

    /// A file specification dictionary (PDF 32000-1, 7.11.3).
    ///
    /// - Parameters:
    ///   - stream: The number of the stream with the file's content.
    ///   - name: The file name as a string of PDF.
    ///   - relationship: The relation of the file to what it is associated with.
    ///   - description: A description for readers; nil for none.
    private static func fileSpecification(
        of stream: Int, name: String, _ relationship: String, description: String? = nil
    ) -> String {
        "<< /Type /Filespec /F \(name) /UF \(name) /AFRelationship /\(relationship) "
            + (description.map { "/Desc \(PDFStrings.text($0)) " } ?? "")
            + "/EF << /F \(stream) 0 R /UF \(stream) 0 R >> >>"
    }
}
