import Documents
import Prose
import SwiftSource

/// The prose of a notebook's literate files, parsed once and not yet resolved.
struct ParsedProse {
    /// Prose between two cells, as blocks that still hold references.
    struct Passage {
        /// The line of the file on which it begins, from 1.
        let firstLine: Int
        /// The lines of the file, comment marks included.
        let lines: [String]
        let blocks: [Block]
    }

    private let passages: [String: [Passage]]

    /// Parses the prose of all literate files of a notebook.
    ///
    /// - Throws: `ProseError` with file and line, also for a formula that `checkFormula` refuses.
    init(of notebook: Notebook, checkFormula: @escaping (_ tex: String) throws -> Void) throws(ProseError) {
        var passages: [String: [Passage]] = [:]
        for file in notebook.parts.map(\.file) + [notebook.file] where passages[file] == nil {
            var parsed: [Passage] = []
            for segment in notebook.source(of: file).segments {
                guard case .prose(let markdown) = segment.content else { continue }
                let reader = ProseReader(file: file, firstLine: segment.firstLine, checkFormula: checkFormula)
                parsed.append(
                    Passage(
                        firstLine: segment.firstLine, lines: segment.lines, blocks: try reader.blocks(of: markdown)))
            }
            passages[file] = parsed
        }
        self.passages = passages
    }

    /// The passages of a file, in order; none for a file that is not one of the notebook's literate files.
    func passages(of file: String) -> [Passage] { passages[file] ?? [] }

    /// The blocks of the passage that begins on a line.
    func blocks(of file: String, at firstLine: Int) -> [Block] {
        passages(of: file).first { $0.firstLine == firstLine }?.blocks ?? []
    }

    /// All blocks of some files, in order.
    func blocks(in files: [String]) -> [Block] { files.flatMap(passages).flatMap(\.blocks) }

    /// The numbers of labelled formulas, counted through some files.
    func equationNumbers(in files: [String]) throws(ProseError) -> EquationNumbers {
        var equations = EquationNumbers()
        for file in files {
            for passage in passages(of: file) {
                try equations.add(passage.blocks, file: file, firstLine: passage.firstLine)
            }
        }
        return equations
    }
}
