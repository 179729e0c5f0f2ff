import Documents
import Drawing
import Foundation
import Typesetting

/// `report.pdf`: a tagged PDF on A4, with bookmarks, links and the results attached.
public struct PDFReport: ReportFormat {
    private let packing: PDFPacking

    /// Creates the format.
    public init(packing: PDFPacking = .smallest) { self.packing = packing }

    /// The name "pdf".
    public var name: String { "pdf" }

    /// One file, `report.pdf`.
    ///
    /// - Throws: `TypesettingError` as `pdf(_:pictures:)` does.
    public func files(of report: WovenReport) throws -> [ReportFile] {
        let bytes = try pdf(report.document, pictures: report.pagePictures, packing: packing)
        return [ReportFile(name: "report.pdf", bytes: Data(bytes), isMain: true)]
    }
}

/// Typesets a document as a PDF on A4.
///
/// - Parameters:
///   - document: The document to typeset.
///   - pictures: The drawings of the document's figures, by figure id. A missing drawing is replaced by the figure's
///     alternative text.
///   - packing: The time that is spent to make the file small.
/// - Returns: The file's bytes; equal documents and pictures give equal bytes.
/// - Throws: `TypesettingError` if a formula is not understood, a link's target does not exist, or Cairo reports an
///   error.
/// - Complexity: Linear in the document's length.
public func pdf(
    _ document: Document, pictures: [String: Picture] = [:], packing: PDFPacking = .smallest
) throws(TypesettingError) -> [UInt8] {
    var drawing = PageDrawing(try LaidOutDocument(document, pictures: pictures))
    return try drawing.bytes(packing)
}
