import Foundation
import Testing

@testable import MNISTNotebook
@testable import SwiftSource

/// No number in prose is typed in: whatever the report's sentences count or measure comes from a result, a parameter, a threshold or a fact of the original.
@Suite struct ProseNumberTests {
    private static let files = embeddedSources.filter { $0.key.hasSuffix(".swift") }

    /// Numbers that name things: parts, the penalty L2, the numbered headings, and phrases that count nothing that was computed.
    private static let names = [
        #"Parts? \d( and \d)?"#, #"\bL2\b"#, #"^#* ?\d · "#, #"\d · "#, "[Ss]ix steps", "six-part", "“1”", "SHA-256",
        "one quarter", #"results/part-\w+"#, #"part-\d"#, "−½ and ½",
    ]

    private static let numberWords =
        #"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|billion)\b"#

    /// Words that count in general, not here: "the two differ".
    private static let idioms = [
        "the two", "these two", "Two runs", "two brakes", "two matrices", "two indices", "two activations", "The two",
        "of two", "one of the two networks", "One of the two networks",
    ]

    /// What is left of a text when references, formulas, code and interpolated values are taken out.
    private static func bare(_ text: String) -> String {
        var text = text
        for pattern in [#"(?s)```.*?```"#, #"`[^`]*`"#, #"(?s)\$\$.*?\$\$"#, #"\$[^$]*\$"#, #"\{[^{}]*\}"#] {
            text = text.replacing(pattern, with: " ")
        }
        for name in names + idioms { text = text.replacing(name, with: " ") }
        return text
    }

    /// A text's words around the first number that was typed into it, nil if there is none.
    static func typedNumber(in text: String) -> String? {
        let bare = bare(text)
        guard
            let range = bare.range(of: #"[0-9]"#, options: .regularExpression)
                ?? bare.range(of: numberWords, options: [.regularExpression, .caseInsensitive])
        else { return nil }
        let start = bare.index(range.lowerBound, offsetBy: -30, limitedBy: bare.startIndex) ?? bare.startIndex
        let end = bare.index(range.upperBound, offsetBy: 30, limitedBy: bare.endIndex) ?? bare.endIndex
        return String(bare[start..<end])
    }

    @Test func theTestFindsNumbersThatWereTyped() {
        #expect(
            Self.typedNumber(in: "It classifies {test accuracy:.1%} of the images in Part 3, $x^2$, `x = 5`.") == nil)
        #expect(Self.typedNumber(in: "It classifies 92.5 % of the images.") != nil)
        #expect(Self.typedNumber(in: "Over five seeds it is ahead.") != nil)
        #expect(Self.typedNumber(in: "Where L2 is 0.01 nothing learns.") != nil)
    }

    @Test func proseOfTheParts() {
        #expect(Self.files.count > 10)
        for (file, text) in Self.files {
            for segment in LiterateSource(file: file, text: text).segments {
                guard case .prose(let markdown) = segment.content else { continue }
                if let number = Self.typedNumber(in: markdown) {
                    Issue.record("\(file):\(segment.firstLine): “\(number)”")
                }
            }
        }
    }

    /// Captions, and every string of several words in the files that hold claims and findings.
    @Test func captionsAndSentencesInCode() throws {
        var count = 0
        for (file, text) in Self.files {
            let isSentences = file.hasPrefix("Claims") || file.hasPrefix("Findings")
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                guard !line.drop(while: \.isWhitespace).hasPrefix("//") else { continue }
                for string in Self.strings(in: String(line))
                where string.text.contains(" ") && (isSentences || string.isCaption) {
                    count += 1
                    guard !string.text.hasPrefix("part") else { continue }
                    if let typed = Self.typedNumber(in: string.text) {
                        Issue.record("\(file):\(number + 1): “\(typed)”")
                    }
                }
            }
        }
        #expect(count > 150)
    }

    /// The string literals of a line without what is interpolated into them, and whether each is a caption.
    private static func strings(in line: String) -> [(text: String, isCaption: Bool)] {
        var strings: [(String, Bool)] = []
        var text: String?
        var depths: [Int] = [], saved: [String] = [], before = ""
        var index = line.startIndex
        while index < line.endIndex {
            let character = line[index], next = line.index(after: index)
            if let current = text, character == "\\", next < line.endIndex {
                if line[next] == "(" {
                    saved.append(current)
                    text = nil
                    depths.append(1)
                }
                index = line.index(after: next)
                continue
            }
            if let current = text {
                if character == "\"" {
                    strings.append((current, before.hasSuffix("caption: ")))
                    text = nil
                } else {
                    text = current + String(character)
                }
            } else if character == "\"" {
                before = String(line[..<index])
                text = ""
            } else if let depth = depths.last {
                let change = character == "(" ? 1 : character == ")" ? -1 : 0
                if depth + change == 0 {
                    depths.removeLast()
                    text = saved.removeLast() + " "
                } else {
                    depths[depths.count - 1] += change
                }
            }
            index = next
        }
        return strings
    }
}

extension String {
    fileprivate func replacing(_ pattern: String, with text: String) -> String {
        replacingOccurrences(of: pattern, with: text, options: .regularExpression)
    }
}
