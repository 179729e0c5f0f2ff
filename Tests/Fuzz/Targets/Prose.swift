import Documents
import Prose

@testable import Formats

/// Prose: Markdown is read, its references are resolved, and it is written as Markdown.
///
/// Checks: Markdown that the project has written can be read again.
extension FuzzTarget {
    static let prose = FuzzTarget(name: "prose", maximalLength: 4096) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            let blocks = try resolvedBlocks(of: text)
            let written = markdown(blocks)
            do {
                _ = try resolvedBlocks(of: written)
            } catch {
                fatalError("Markdown that was written cannot be read: \(error)\n\(written)")
            }
            _ = try ProseReader(file: "f").inlines(of: text)
        } catch {
            expect(!"\(error)".isEmpty, "An error has a sentence.")
        }
    }

    private static func resolvedBlocks(of text: String) throws -> [Block] {
        let resolver = ProseResolver { [.text($0.name)] }
        return try resolver.blocks(try ProseReader(file: "f", smart: false).blocks(of: text))
    }
}
