import ArgumentParser
import Formats

/// The option that chooses the formats of the report.
struct FormatOptions: ParsableArguments {
    @Option(
        name: .customLong("format"),
        help: ArgumentHelp(
            "Write only these formats, separated by commas: \(ReportFormats.all.map(\.name).joined(separator: ", ")) "
                + "(default: those that the notebook chooses, or all). Files of others are left as they are.",
            valueName: "names"))
    var names: [String] = []

    /// The chosen formats; nil for those that the notebook chooses.
    var formats: [any ReportFormat]? {
        get throws {
            if names.isEmpty { return nil }
            let words = names.flatMap { $0.split(separator: ",") }.map {
                String($0.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
            }
            return try ReportFormats.named(words.filter { !$0.isEmpty })
        }
    }

    /// Refuses names that no format has.
    func validate() throws {
        do { _ = try formats } catch let error as FormatNameError { throw ValidationError(error.description) }
    }
}
