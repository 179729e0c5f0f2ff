import Foundation
import Testing

@testable import Plots

/// An example of the gallery, written as in a part of a report. The gallery has every mark, scale and kind of small
/// multiples.
///
/// It is the documentation of `Plots`, as its page shows the code of each example beside its picture, and its test: the
/// pictures are compared with approved ones.
struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var plot: Plot

    var testDescription: String { name }

    /// The heading on the page: "Learning curves" for `learning-curves`.
    var heading: String {
        let words = name.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The name of the declaration: `learningCurves` for `learning-curves`.
    private var identifier: String {
        let words = name.split(separator: "-")
        return words.dropFirst().reduce(String(words.first ?? "")) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }

    /// The source text of the declaration, from the files of this folder: up to the first empty line.
    func code() throws -> String? {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".swift") {
            let lines = try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            guard
                let first = lines.firstIndex(where: {
                    $0.hasPrefix("    static let \(identifier) ") || $0.hasPrefix("    static let \(identifier):")
                })
            else { continue }
            return lines[first...].prefix { !$0.isEmpty && $0 != "}" }.map { $0.dropFirst(4) }.joined(separator: "\n")
        }
        return nil
    }
}
