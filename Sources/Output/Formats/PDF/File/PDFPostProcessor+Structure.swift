/// Simplification of the structure tree.
extension PDFPostProcessor {
    /// Takes the content of a span into its parent where the span is the parent's only child.
    ///
    /// Each line of text has a span, which most cells, headings and captions do not need: a third of all elements.
    ///
    /// - Returns: The elements that take the place of the spans, by the spans' numbers.
    static func foldSpans(in file: inout PDFFile) -> [Int: Int] {
        var parents: [Int: Int] = [:]
        for span in file.objects(beginningWith: "/S /Span\n") {
            let body = file.body(of: span)
            guard !body.contains("/Alt"), let parent = reference("/P", in: body), let page = reference("/Pg", in: body),
                let content = body.firstMatch(of: /\/K (\d+)\s/)?.1
            else { continue }
            let outer = file.body(of: parent)
            // The children come last, after all text.
            guard let place = outer.ranges(of: "/K \(span) 0 R\n").last, !outer.contains("/Pg ") else { continue }
            file.replace(
                parent,
                with: outer[..<place.lowerBound] + "/Pg \(page) 0 R /K \(content)\n" + outer[place.upperBound...])
            parents[span] = parent
        }
        return parents
    }
}
