import Foundation
import Notebooks

/// A page of memory that a process shares with its copies: which part's code runs, the last line it reached, whether
/// the work came to its end, and which parts have been recorded. It outlives a copy that ends by a signal.
final class ProgressPage: Sendable {
    /// A place in a part's code.
    struct Place: Equatable {
        /// The index of the part among the notebook's parts.
        let part: Int
        /// The last line that used the part context; 0 for none.
        let line: Int
    }

    // The page consists of 32-bit integers: the running part's index plus 1, its line, 1 if the work came to its end,
    // then 1 for each recorded part.
    nonisolated(unsafe) private let words: UnsafeMutablePointer<Int32>
    private let partCount: Int
    /// The integers before those of the parts.
    private static let headCount = 3

    /// Makes a page for a notebook of `partCount` parts; nil if there is no memory for it.
    init?(partCount: Int) {
        let length = (Self.headCount + partCount) * MemoryLayout<Int32>.stride
        guard let page = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
            page != MAP_FAILED
        else { return nil }
        words = page.bindMemory(to: Int32.self, capacity: Self.headCount + partCount)
        self.partCount = partCount
    }

    deinit { munmap(words, (Self.headCount + partCount) * MemoryLayout<Int32>.stride) }

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

    /// Notes that a part's record has been written.
    func noteRecorded(_ part: Int) { if (0..<partCount).contains(part) { words[Self.headCount + part] = 1 } }

    /// The indices of the parts whose records have been written.
    var recorded: [Int] { (0..<partCount).filter { words[Self.headCount + $0] != 0 } }
}
