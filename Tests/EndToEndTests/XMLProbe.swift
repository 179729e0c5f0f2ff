import Foundation
import FoundationXML

/// Whether some bytes are well-formed XML, and the name of the outermost element.
final class XMLProbe: NSObject, XMLParserDelegate {
    private(set) var root: String?
    private(set) var isWellFormed = false

    init(_ data: Data) {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        if root == nil { root = name }
    }
}
