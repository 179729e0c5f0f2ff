import Foundation

/// `report.ipynb`: a Jupyter notebook (nbformat 4.5) with prose, code and outputs.
///
/// It holds all that it shows. JupyterLab, GitHub, nbconvert and editors open it without Swift; running its cells needs
/// a Swift kernel and the project.
public struct JupyterReport: ReportFormat {
    /// Creates the format.
    public init() {}

    /// The name "ipynb".
    public var name: String { "ipynb" }

    /// One file, `report.ipynb`.
    ///
    /// - Throws: `DrawingError` if a figure cannot be drawn.
    public func files(of report: WovenReport) throws -> [ReportFile] {
        let notebook = try JupyterNotebook(of: report).json
        return [ReportFile(name: "report.ipynb", bytes: Data(notebook.file.utf8), isMain: true)]
    }
}
