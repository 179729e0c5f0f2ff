import Foundation

@testable import Notebooks

/// A literate source file of this checkout, cut into prose and code by the author's rule and independently of the
/// program: the text after `//:` or between `/*:` and `*/` is prose, every other line is code.
struct LiteratePart {
    let file: String
    /// The runs of prose lines, comment marks removed.
    private(set) var prose: [[String]] = []
    /// The runs of code lines, as in the file.
    private(set) var code: [[String]] = []

    /// The six parts and the sections without a number, in the order of the report.
    static let all: [LiteratePart] =
        (["Summary"] + (1...6).map { "Part\($0)" } + ["LearningRate", "Claims", "HowToVerify"])
        .map { LiteratePart("\($0).swift") }

    /// The six parts.
    static let numbered: [LiteratePart] = all.filter { $0.number != nil }

    init(_ file: String) {
        self.file = file
        let folders = ["", "Parts/", "Claims/", "Sentences/"].map { checkout + "/Notebooks/MNIST/" + $0 + file }
        let text = folders.lazy.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }.first ?? ""
        var wasProse: Bool?
        var isInBlock = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let trimmed = line.drop { $0 == " " }
            let isProse = isInBlock || trimmed.hasPrefix("//:") || trimmed.hasPrefix("/*:")
            if isProse {
                if wasProse != true { prose.append([]) }
                isInBlock = (isInBlock || trimmed.hasPrefix("/*:")) && !line.contains("*/")
                let marks = trimmed.hasPrefix("//:") || trimmed.hasPrefix("/*:") ? 3 : 0
                prose[prose.count - 1].append(
                    trimmed.dropFirst(marks).replacing("*/", with: "").trimmingCharacters(in: .whitespaces))
            } else {
                if wasProse != false { code.append([]) }
                code[code.count - 1].append(line)
            }
            wasProse = isProse
        }
    }

    /// The title: "3 · Sigmoid units, in batches".
    var title: String {
        prose.joined().first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)) } ?? ""
    }

    /// The listings that the report must have: runs of code without the blank lines around them.
    ///
    /// A run of closing brackets between two passages of prose says nothing and need not be there.
    var listings: [[String]] {
        code.map { run in
            let inked = run.indices.filter { !run[$0].allSatisfy(\.isWhitespace) }
            return inked.isEmpty ? [] : Array(run[inked[0]...inked[inked.count - 1]])
        }.filter { run in run.contains { $0.contains { !" )]}".contains($0) } } }
    }

    /// The sentences of the prose that the report must have literally but for `{references}`: those without
    /// mathematics, emphasis, links or citations.
    var sentences: [String] {
        let paragraphs = prose.flatMap { run in
            run.split { $0.isEmpty || $0.hasPrefix("#") || $0.hasPrefix("{fold") || $0.hasPrefix("$$") }
        }
        return paragraphs.flatMap { (paragraph: ArraySlice<String>) -> [String] in
            let ended = [".", ":", "?"].reduce(paragraph.joined(separator: " ")) {
                $0.replacing("\($1) ", with: "\($1)\n")
            }
            return ended.split(separator: "\n").map(String.init)
        }.filter { sentence in
            sentence.hasSuffix(".") && !sentence.replacing(/\{[^}]*\}/, with: "").contains { "$*_`[|\\@".contains($0) }
        }
    }

    /// The number of the part, 3 for Part3.swift; nil for the summary.
    var number: Int? { file.firstMatch(of: /Part(\d+)/).flatMap { Int($0.1) } }
}
