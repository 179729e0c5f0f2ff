import Documents
import Drawing
import Foundation
import Typesetting

/// `report.pdf`: a tagged PDF on A4, with bookmarks, links and the results attached.
public struct PDFReport: ReportFormat {
    public init() {}

    public var name: String { "pdf" }

    public func files(of report: WovenReport) throws -> [ReportFile] {
        let bytes = try pdf(report.document, pictures: report.pictures)
        return [ReportFile(name: "report.pdf", bytes: Data(bytes), isMain: true)]
    }
}

/// Sets a document as a PDF on A4.
///
/// - Parameter pictures: The drawings of the document's figures, by figure id; where one is missing its alternative text
///   stands in its place.
/// - Returns: The file's bytes; equal documents and pictures give equal bytes.
/// - Throws: If a formula is not understood, a link leads nowhere, or Cairo refuses.
/// - Complexity: Linear in the document's length.
public func pdf(_ document: Document, pictures: [String: Picture] = [:]) throws(TypesettingError) -> [UInt8] {
    var drawing = PageDrawing(try LaidOutDocument(document, pictures: pictures))
    return try drawing.bytes()
}
