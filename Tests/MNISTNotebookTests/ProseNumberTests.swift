import Foundation
import Notebooks
import Testing

@testable import MNISTNotebook
@testable import SwiftSource

/// No number is typed into prose: every count and measure in the report's sentences comes from a result, a parameter, a
/// threshold or a fact of the original.
@Suite struct ProseNumberTests {
    private static let files = embeddedSources.texts.filter { $0.key.hasSuffix(".swift") }

    /// Numbers that name things: parts, the penalty L2, the numbered headings, and phrases that count nothing computed.
    private static let names = [
        #"Parts? \d( and \d)?"#, #"\bL2\b"#, #"^#* ?\d · "#, #"\d · "#, "[Ss]ix steps", "six-part", "“1”", "SHA-256",
        "one quarter", #"results/part-\w+"#, #"part-\d"#, "−0.5 and 0.5",
    ]

    private static let numberWords =
        #"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"#
        + #"twenty|thirty|forty|fifty|sixty|hundred|thousand|million|billion)\b"#

    /// Number words that count nothing in this report: "the two differ".
    private static let idioms = [
        "the two", "these two", "Two runs", "two brakes", "two matrices", "two indices", "two activations", "The two",
        "of two", "one of the two networks", "One of the two networks",
    ]

    /// A text without references, citations, formulas, code and interpolated values.
    private static func bare(_ text: String) -> String {
        var text = text
        for pattern in [
            #"(?s)```.*?```"#, #"`[^`]*`"#, #"(?s)\$\$.*?\$\$"#, #"\$[^$]*\$"#, #"\{[^{}]*\}"#, #"@[a-z]+[0-9]{4}"#,
        ] {
            text = text.replacing(pattern, with: " ")
        }
        // A line break in prose is a space.
        text = text.replacing("[ \n]+", with: " ")
        for name in names + idioms { text = text.replacing(name, with: " ") }
        return text
    }

    /// The words around the first typed number of a text, nil if there is none.
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
            Self.typedNumber(in: "It classifies {test accuracy:.1%} of the images in Part 3 [@a2001], $x^2$, `x = 5`.")
                == nil)
        #expect(Self.typedNumber(in: "It classifies 92.5 % of the images.") != nil)
        #expect(Self.typedNumber(in: "Over five seeds it is ahead.") != nil)
        #expect(Self.typedNumber(in: "Where L2 is 0.01 nothing learns.") != nil)
        #expect(Self.typedNumber(in: "How much the\ntwo differ.") == nil)
        let strings = Self.strings(in: "caption: \"\"\"\n    After \\(n) and \\\n    ten epochs\n    \"\"\"")
        #expect(strings.map(\.isCaption) == [true])
        #expect(strings.first.flatMap { Self.typedNumber(in: $0.text) } != nil)
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

    /// Captions, and every string of several words in the files with claims and findings.
    @Test func captionsAndSentencesInCode() throws {
        var count = 0
        for (file, text) in Self.files {
            let isSentences = file.hasPrefix("Claims") || file == "ResultSentences.swift"
            for string in Self.strings(in: text) where string.text.contains(" ") && (isSentences || string.isCaption) {
                count += 1
                guard !string.text.hasPrefix("part") else { continue }
                if let typed = Self.typedNumber(in: string.text) { Issue.record("\(file):\(string.line): “\(typed)”") }
            }
        }
        #expect(count > 150)
    }

    /// The string literals of a source text without interpolated values, each with its line and true if it is a
    /// caption.
    private static func strings(in source: String) -> [(text: String, line: Int, isCaption: Bool)] {
        var tokenizer = SwiftTokenizer(source)
        let tokens = tokenizer.tokens()
        return tokens.indices.filter { tokens[$0].kind == .string }.map { index in
            let literal = tokens[index].text
            return (
                text: text(of: literal), line: 1 + literal.base[..<literal.startIndex].count { $0 == "\n" },
                isCaption: index >= 2 && tokens[index - 2].text == "caption" && tokens[index - 1].text == ":"
            )
        }
    }

    /// The text of a string literal without its quotation marks, escapes and interpolations.
    private static func text(of literal: Substring) -> String {
        var text = "", rest = literal
        var depth = 0, isQuoted = false
        while let character = rest.popFirst() {
            if depth > 0 {
                switch character {
                case "\"": isQuoted.toggle()
                case "(" where !isQuoted: depth += 1
                case ")" where !isQuoted: depth -= 1
                default: break
                }
            } else if character == "\\" {
                if rest.popFirst() == "(" { depth = 1 }
                text += " "
            } else {
                text.append(character)
            }
        }
        return text.trimmingCharacters(in: ["\"", "\n", " "])
    }
}

extension String {
    fileprivate func replacing(_ pattern: String, with text: String) -> String {
        replacingOccurrences(of: pattern, with: text, options: .regularExpression)
    }
}
