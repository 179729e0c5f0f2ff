import Foundation
import Notebooks

/// A page of memory that a process shares with its copies: which part's code runs, the last line it reached, whether
/// the work came to its end, and the outcomes of the parts that have been recorded. It outlives a copy that ends by a
/// signal.
final class ProgressPage: Sendable {
    /// A place in a part's code.
    struct Place: Equatable {
        /// The index of the part among the notebook's parts.
        let part: Int
        /// The last line that used the part context; 0 for none.
        let line: Int
    }

    // The page consists of 32-bit integers: the running part's index plus 1, its line, 1 if the work came to its end,
    // then four for each part: how it ended (0 if it has not been recorded), the numbers of computed and of cached
    // results, and the wall time in milliseconds.
    nonisolated(unsafe) private let words: UnsafeMutablePointer<Int32>
    private let partCount: Int
    /// The integers before those of the parts.
    private static let headCount = 3
    /// The integers of each part.
    private static let wordsOfPart = 4

    private static func wordCount(_ partCount: Int) -> Int { headCount + partCount * wordsOfPart }

    /// Makes a page for a notebook of `partCount` parts; nil if there is no memory for it.
    init?(partCount: Int) {
        let length = Self.wordCount(partCount) * MemoryLayout<Int32>.stride
        guard let page = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
            page != MAP_FAILED
        else { return nil }
        words = page.bindMemory(to: Int32.self, capacity: Self.wordCount(partCount))
        self.partCount = partCount
    }

    deinit { munmap(words, Self.wordCount(partCount) * MemoryLayout<Int32>.stride) }

    /// The place where a part's code runs now, or ran when the process ended; nil outside such code.
    var place: Place? {
        get {
            let part = Int(words[0]) - 1
            return (0..<partCount).contains(part) ? Place(part: part, line: Int(words[1])) : nil
        }
        set {
            words[1] = Int32(clamping: newValue?.line ?? 0)
            words[0] = Int32(clamping: newValue.map { $0.part + 1 } ?? 0)
        }
    }

    /// Tells whether the work came to its end, by an error or without one.
    var isFinished: Bool {
        get { words[2] != 0 }
        set { words[2] = newValue ? 1 : 0 }
    }

    /// Notes the outcome of a part whose record has been written.
    func note(_ outcome: PartOutcome, ofPart part: Int) {
        guard (0..<partCount).contains(part) else { return }
        let words = words + Self.headCount + part * Self.wordsOfPart
        words[1] = Int32(clamping: outcome.computedCount)
        words[2] = Int32(clamping: outcome.cachedCount)
        words[3] = Int32(min(max(outcome.wall * 1000, 0), Double(Int32.max)))
        words[0] =
            switch outcome.how {
            case .fresh: 1
            case .computed: 2
            case .failed: 3
            }
    }

    /// The outcome of a part whose record has been written; nil if it has not been. The record has the reason of a
    /// failure.
    func outcome(of part: Part, title: String) -> PartOutcome? {
        guard let number = part.number, (0..<partCount).contains(part.place) else { return nil }
        let words = words + Self.headCount + part.place * Self.wordsOfPart
        let how: PartOutcome.How
        switch words[0] {
        case 1: how = .fresh
        case 2: how = .computed
        case 3: how = .failed("")
        default: return nil
        }
        return PartOutcome(
            number: number, title: title, how: how, computedCount: Int(words[1]), cachedCount: Int(words[2]),
            wall: Double(words[3]) / 1000)
    }
}
