import Foundation
import Testing

@testable import Typesetting

@Suite struct HyphenationTests {
    private func hyphenated(_ word: String) -> String {
        var result = "", points = Hyphenator.american.points(in: word)[...]
        for (index, letter) in word.enumerated() {
            if points.first == index {
                result += "-"
                points.removeFirst()
            }
            result.append(letter)
        }
        return result
    }

    /// Every twelfth word of SCOWL's American list (Debian's wamerican 2020.12.07; ASCII, lower case, more than four
    /// letters), hyphenated by libhyphen 2.8.8 with the whole of hyph_en_US.dic. Made with Python 3 and ctypes:
    ///
    ///     dictionary = lib.hnj_hyphen_load(b"/usr/share/hyphen/hyph_en_US.dic")
    ///     words = [w.strip() for w in open("/usr/share/dict/american-english")]
    ///     for w in [w for w in words if w.isascii() and w.isalpha() and w.islower() and len(w) > 4][::12]:
    ///         lib.hnj_hyphen_hyphenate2(
    ///             dictionary, w.encode(), len(w), marks, None, byref(rep), byref(pos), byref(cut))
    ///         print("".join(c + ("-" if i + 1 < len(w) and marks.raw[i] & 1 else "") for i, c in enumerate(w)))
    @Test func wordsAreCutWhereLibhyphenCutsThem() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/hyphenated-en-us.txt")
        let answers = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(answers.count == 5053)
        let wrong = answers.filter { hyphenated($0.filter { $0 != "-" }) != $0 }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test func shortForeignAndOverlongWordsAreLeftWhole() {
        for word in ["", "a", "the", "Müllerstraße", "naïveté", "x1y2z3w", String(repeating: "hyphen", count: 20)] {
            #expect(Hyphenator.american.points(in: word).isEmpty)
        }
    }

    @Test func capitalsDoNotMatter() {
        #expect(Hyphenator.american.points(in: "HYPHENATION") == Hyphenator.american.points(in: "hyphenation"))
    }
}
