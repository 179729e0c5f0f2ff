import Drawing

/// The metadata as XMP.
extension PDFMetadata {
    /// The XMP packet of a file.
    ///
    /// - Parameters:
    ///   - language: The document's language, a tag of BCP 47.
    ///   - isAccessible: True if the file claims to conform to PDF/UA-1 and PDF/A-3a.
    func xmp(language: String, isAccessible: Bool) -> String {
        let date = timestamp(date)
        return """
            <?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" \
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            \(isAccessible ? Self.claims : "")
            <dc:title>\(Self.alternatives(title))</dc:title>
            <dc:description>\(Self.alternatives(subject))</dc:description>
            \(imprint)<dc:language><rdf:Bag><rdf:li>\(escaped(language))</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>\(escaped(creator))</xmp:CreatorTool>
            <xmp:CreateDate>\(date)</xmp:CreateDate><xmp:ModifyDate>\(date)</xmp:ModifyDate>
            </rdf:Description>
            \(isAccessible ? Self.extensionSchema : "")
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """
    }

    /// The standards that the file conforms to: PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3).
    private static let claims = """
        <pdfuaid:part>1</pdfuaid:part><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
        """

    /// The description of `pdfuaid:part`, which PDF/A does not know (ISO 19005-3, 6.6.2.3.3).
    private static let extensionSchema = """
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>The part of PDF/UA that the file conforms to</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
        """

    /// Authors, date and licence; empty if there are none.
    private var imprint: String {
        var xmp = ""
        if !authors.isEmpty {
            let names = authors.map { "<rdf:li>\(escaped($0))</rdf:li>" }.joined()
            xmp += "<dc:creator><rdf:Seq>\(names)</rdf:Seq></dc:creator>\n"
        }
        if let issued { xmp += "<dc:date><rdf:Seq><rdf:li>\(escaped(issued))</rdf:li></rdf:Seq></dc:date>\n" }
        if let licence { xmp += "<dc:rights>\(Self.alternatives(licence))</dc:rights>\n" }
        if let licenceAddress {
            xmp += "<xmpRights:WebStatement>\(escaped(licenceAddress))</xmpRights:WebStatement>\n"
        }
        return xmp
    }

    /// A text in the default language.
    private static func alternatives(_ text: String) -> String {
        "<rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(text))</rdf:li></rdf:Alt>"
    }
}
