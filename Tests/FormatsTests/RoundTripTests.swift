import Testing

@testable import Documents
@testable import Formats
@testable import Prose

/// Blocks written as Markdown and read back give the same tree. Writer and reader are the oracle of each other.
@Suite struct RoundTripTests {
    @Test(arguments: 0..<20)
    func readingWhatWasWrittenGivesTheSameBlocks(batch: UInt64) throws {
        for seed in batch * 50..<batch * 50 + 50 {
            var random = RandomProse(seed: seed + 1)
            let blocks = random.document()
            let text = markdown(blocks)
            let again: [Block]
            do {
                again = try ProseResolver().blocks(
                    try ProseReader(file: "f", smart: false, checkFormula: { _ in }).blocks(of: text))
            } catch {
                Issue.record("seed \(seed): \(error)\n\(text)")
                return
            }
            guard again == blocks else {
                let (read, expected) = zip(again, blocks).first { $0 != $1 } ?? (.rule, .rule)
                let (before, after) = differing("\(expected)", "\(read)")
                Issue.record(
                    """
                    seed \(seed): \(blocks.count) blocks, read \(again.count)\n\(text)\n--- expected \
                    …\(before)\n--- read …\(after)
                    """
                )
                return
            }
        }
    }
}

/// Both strings from a little before their first difference.
private func differing(_ a: String, _ b: String) -> (String, String) {
    let common = zip(a.unicodeScalars, b.unicodeScalars).prefix { $0 == $1 }.count
    return (
        String(String.UnicodeScalarView(a.unicodeScalars.dropFirst(max(0, common - 60)).prefix(200))),
        String(String.UnicodeScalarView(b.unicodeScalars.dropFirst(max(0, common - 60)).prefix(200)))
    )
}
