/// A part of a report: one literate Swift file. Its title is the file's first heading, its listing the file itself.
///
///     //: # 4 · Rectified units
///     //: The rectifier passes an error whole or not at all …
///     let rectifiedUnits = Part(4, reads: [sigmoidUnits], parameters: ["epochs": 10]) { part in
///         let epochs: Int = try part.parameter("epochs")
///         …
///         part.show("test accuracy", accuracy, format: ".1%")
///     }
///     //: It classifies {test accuracy:.1%} of the test images.
///
/// A numbered part is computed once and recorded; it is computed again when its code, parameters, seed, data or the
/// results that it reads change. A part without a number is a closing section: it computes nothing of its own and is
/// evaluated whenever the report is set.
public struct Part: Sendable {
    /// The number of the part; nil for a closing section.
    public let number: Int?
    /// The numbers of the parts whose results this one reads.
    public let reads: [Int]
    /// The name of the file that holds the part.
    public let file: String
    /// The parameters that a run may set by hand (`-P epochs=3`), by name, with their default values.
    public let parameters: [String: Value]
    /// The part's main result, such as "test accuracy", for the table at the end of a run; a path into its values.
    ///
    /// The table shows the original's value of the same name beside it, `{original.part4.test_accuracy}`.
    public let headline: String?
    /// The result file of a closing section, such as "claims" for `results/claims.json`; nil if it has none.
    public let resultFile: String?
    /// The place among the notebook's parts, from 0, which the notebook notes; it tells apart parts in one file.
    package internal(set) var place = 0
    let body: @Sendable (PartContext) throws -> Void

    /// Describes a numbered part, which is computed once and recorded.
    ///
    ///     let degrees = Part(2, reads: [straightLine], parameters: ["folds": 10], headline: "least error") { part in
    ///         …
    ///     }
    ///
    /// - Parameters:
    ///   - number: The number of the part, as in its heading, `# 2 · How much curve?`, and in references,
    ///     `{part2.means}`.
    ///   - reads: The parts whose results this one reads with `PartContext.result(_:of:)`. They are computed before it.
    ///   - parameters: Parameters by name with their default values; the part reads them with
    ///     `PartContext.parameter(_:as:)`. A run sets them with `-P folds=5` for every part that has the parameter, or
    ///     `-P part2.folds=5` for this one. Values must be whole numbers, numbers, Booleans or strings, and a run may
    ///     only give values of the same kind: write 1.0, not 1, if fractions are to be allowed.
    ///   - headline: The main result, such as "test accuracy" or a path, "grid.0.mean test score". It appears in the
    ///     table at the end of a run.
    ///   - fileID: The file that holds the part. Leave it at its default.
    ///   - body: The code of the part. If it throws, the part is recorded as failed, and the other parts are not
    ///     affected.
    public init(
        _ number: Int, reads: [Part] = [], parameters: [String: Value] = [:], headline: String? = nil,
        fileID: String = #fileID,
        body: @escaping @Sendable (PartContext) throws -> Void
    ) {
        self.init(number: number, reads: reads, parameters: parameters, headline: headline, fileID: fileID, body: body)
    }

    /// Describes a closing section: tables and prose made from the results of the parts.
    ///
    /// It has no data and no parameters and is evaluated whenever the report is set, so its code should be quick.
    ///
    /// - Parameters:
    ///   - reads: The parts whose results the section reads.
    ///   - resultFile: The name of the file in `results` to which the section's values are written when the report is
    ///     set, such as "claims" for `results/claims.json`; nil for none. Prose refers to them as `{claims.count}`, and
    ///     a string among them is read as prose where it is referred to.
    ///   - fileID: The file that holds the section. Leave it at its default.
    ///   - body: The code of the section. If it throws, the report says so at its place.
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

    /// The name of the part in messages: "part 4", or the file's name for a closing section.
    public var name: String { number.map { "part \($0)" } ?? file }
}

extension Part {
    /// The path into a part's values that a name stands for: "grid.0.mean test score" is `grid`, `0`,
    /// `mean_test_score`.
    package static func path(_ name: String) -> [String] {
        PartContext.key(name).split(separator: ".").map(String.init)
    }
}
