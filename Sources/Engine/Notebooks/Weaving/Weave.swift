import Documents
import Foundation
import Plots
import TeXMath

/// A notebook's sources and records woven into one document.
///
/// A pure function of its inputs: nothing is computed, no clock is read.
public struct Weave {
    /// The report: title, abstract, and all parts with their listings and outputs.
    public let document: Document
    /// The figures' data, by figure id.
    public let plots: [String: Plot]
    /// The reasons why closing sections failed, if any did; the document says so at their place.
    public let failures: [String]
    /// The files that closing sections leave among the results, by name: JSON with every number to the last bit.
    public let resultFiles: [String: Data]

    /// Weaves the document.
    ///
    /// - Parameters:
    ///   - notebook: The notebook.
    ///   - records: The parts' records, by number; a part without one is shown as not computed.
    ///   - measurements: The parts' measurements, by number.
    ///   - checkFormula: Refuses a formula that some format cannot show, by throwing what is wrong with it.
    /// - Throws: `ProseError` with file and line for prose that cannot be read, or that refers to something unknown;
    ///   `PartError` for a figure that asks for an unknown time.
    public init(
        _ notebook: Notebook, records: [Int: PartRecord], measurements: [Int: PartMeasurement],
        checkFormula: @escaping (_ tex: String) throws -> Void = checkMathematics
    ) throws {
        let prose = try ParsedProse(of: notebook, checkFormula: checkFormula)
        var weaver = try Weaver(notebook, prose: prose, records: records, measurements: measurements)
        document = try weaver.document()
        plots = weaver.numbers.plots
        failures = weaver.failures
        resultFiles = try weaver.resultFiles()
    }
}
