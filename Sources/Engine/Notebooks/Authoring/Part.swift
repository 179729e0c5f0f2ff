/// A part of a report: one literate Swift file. Its title is the file's first heading, its listing the file itself.
///
///     //: # 4 · Rectified units
///     //: The rectifier passes an error whole or not at all …
///     let rectifiedUnits = Part(4, reads: [sigmoidUnits]) { page in
///         …
///     }
public struct Part: Sendable {
    /// Nil for a closing section, which computes nothing of its own and is evaluated whenever the report is set.
    public let number: Int?
    /// The parts whose results this one reads.
    public let reads: [Int]
    /// The name of the file that holds it.
    public let file: String
    /// What a run may set by hand (`-P epochs=3`), by name, with the part's own values.
    public let parameters: [String: Value]
    /// The value that stands for the part in a run's closing table, "test accuracy", a path into its values; what the original printed is looked up under the same name.
    public let headline: String?
    /// Of a closing section: the file among the results that receives what it keeps, "claims" for `results/claims.json`.
    public let resultFile: String?
    let body: @Sendable (PartContext) throws -> Void

    /// A part that is computed once and recorded.
    public init(
        _ number: Int, reads: [Part] = [], parameters: [String: Value] = [:], headline: String? = nil,
        fileID: String = #fileID,
        body: @escaping @Sendable (PartContext) throws -> Void
    ) {
        self.init(number: number, reads: reads, parameters: parameters, headline: headline, fileID: fileID, body: body)
    }

    /// A section that closes the report: tables and prose made from the parts' results.
    /// - Parameter resultFile: where what it keeps is written when the report is set, "claims" for `results/claims.json`.
    public init(
        reads: [Part], file resultFile: String? = nil, fileID: String = #fileID,
        body: @escaping @Sendable (PartContext) throws -> Void
    ) {
        self.init(
            number: nil, reads: reads, parameters: [:], headline: nil, resultFile: resultFile, fileID: fileID,
            body: body)
    }

    private init(
        number: Int?, reads: [Part], parameters: [String: Value], headline: String?, resultFile: String? = nil,
        fileID: String,
        body: @escaping @Sendable (PartContext) throws -> Void
    ) {
        self.number = number
        self.reads = reads.compactMap(\.number)
        self.parameters = parameters
        self.headline = headline
        self.resultFile = resultFile
        file = fileID.split(separator: "/").last.map(String.init) ?? fileID
        self.body = body
    }

    public var name: String { number.map { "part \($0)" } ?? file }
}

extension Part {
    /// "grid.0.mean test score" as a path into values.
    package static func path(_ name: String) -> [String] {
        PartContext.key(name).split(separator: ".").map(String.init)
    }
}
