import Foundation
import FoundationXML

/// A check that bytes are well-formed XML, which also gives the name of the root element.
final class XMLProbe: NSObject, XMLParserDelegate {
    private(set) var root: String?
    private(set) var isWellFormed = false
    private var openCount = 0

    init(_ data: Data) {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        // The parser alone accepts a file that ends too early.
        isWellFormed = parser.parse() && openCount == 0 && root != nil
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        if root == nil { root = name }
        openCount += 1
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        openCount -= 1
    }
}
