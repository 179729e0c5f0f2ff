import Foundation
import Testing

@testable import Drawing
@testable import Formats

/// PDF files with a cross-reference table and with a cross-reference stream, written here from the standard (PDF
/// 32000-1, 7.5).
@Suite struct PDFFileTests {
    private static let bodies = [
        1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [] /Count 0 >>", 3: "<< /Title (Packed) >>",
        5: "<< /Later true >>",
    ]

    /// A file with objects 1 to 5. Objects 1 and 5 are plain; in a file with a table all others are, too. Otherwise 2
    /// and 3 are packed in stream 4, and the cross-references are stream 6. Number 7 is listed although there is no
    /// such object.
    private func file(isPacked: Bool) throws -> [UInt8] {
        var bytes = Array("%PDF-1.5\n".utf8), offsets: [Int: Int] = [7: 9]
        func append(_ number: Int, _ body: [UInt8]) {
            offsets[number] = bytes.count
            bytes += Array("\(number) 0 obj\n".utf8) + body + Array("\nendobj\n".utf8)
        }
        func stream(_ dictionary: String, _ content: [UInt8]) throws -> [UInt8] {
            let packed = Deflate.smallest(content)
            let filter = packed.count < content.count ? "/Filter /FlateDecode " : ""
            return Array("<< \(dictionary) \(filter)/Length \(packed.count) >>\nstream\n".utf8) + packed
                + Array("\nendstream".utf8)
        }
        func body(_ number: Int) throws -> [UInt8] { Array(try #require(Self.bodies[number]).utf8) }
        append(1, try body(1))
        if isPacked {
            let padding = String(repeating: " ", count: 200)
            let second = "<< /Type /Pages /Kids [] /Count 0 >>\(padding)\n", index = "2 0 3 \(second.utf8.count) "
            append(
                4,
                try stream(
                    "/Type /ObjStm /N 2 /First \(index.utf8.count)", Array(index.utf8) + Array(second.utf8) + body(3)))
            append(5, try body(5))
            let start = bytes.count
            offsets[6] = start
            var rows: [UInt8] = []
            for number in 0..<8 {
                let row =
                    number == 2 || number == 3
                    ? (2, 4, number - 2) : (offsets[number] == nil ? 0 : 1, offsets[number] ?? 0, 0)
                rows += [UInt8(row.0), UInt8(row.1 >> 8), UInt8(row.1 & 255), 0, UInt8(row.2)]
            }
            append(6, try stream("/Type /XRef /Size 8 /W [1 2 2] /Root 1 0 R /Info 3 0 R", rows))
            return bytes + Array("startxref\n\(start)\n%%EOF\n".utf8)
        }
        for number in [2, 3, 5] { append(number, try body(number)) }
        let start = bytes.count
        var table = "xref\n0 8\n0000000000 65535 f \n"
        for number in 1..<8 {
            let offset = String(offsets[number] ?? 0)
            table +=
                String(repeating: "0", count: 10 - offset.count) + offset
                + (offsets[number] == nil ? " 65535 f \n" : " 00000 n \n")
        }
        return bytes
            + Array("\(table)trailer\n<< /Size 8 /Root 1 0 R /Info 3 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    }

    @Test(arguments: [true, false]) func objectsAreFoundWhereverTheyAre(isPacked: Bool) throws {
        let file = try #require(PDFFile(file(isPacked: isPacked)))
        #expect(file.root == 1 && file.info == 3)
        for (number, body) in Self.bodies { #expect(Self.trimmed(file.body(of: number)) == body) }
        #expect(file.body(of: 7).isEmpty)
        // Objects come in the order of the file, without the streams that only hold others.
        #expect(file.objects(beginningWith: "<<") == [1, 2, 3, 5])
        #expect(file.objects(beginningWith: "/Type /Pages") == [2])
    }

    @Test(arguments: [true, false]) func rewrittenItHasTheSameObjectsAndTheNewOnes(isPacked: Bool) throws {
        var changed = try #require(PDFFile(file(isPacked: isPacked)))
        changed.replace(3, with: "<< /Title (Changed) >>")
        let added = changed.add("<< /Added true >>")
        // An object whose beginning was changed is found by its earlier beginning.
        #expect(changed.objects(beginningWith: "/Title (Packed)") == [3])
        let bytes = changed.bytes(), text = String(decoding: bytes, as: UTF8.self)
        // Whatever the original had, the new file has one object stream and one cross-reference stream.
        #expect(text.hasPrefix("%PDF-1.7") && !text.contains("trailer"))
        for key in ["/Type /ObjStm /N 5 ", "/Type /XRef ", "/ID [ <"] {
            #expect(text.components(separatedBy: key).count == 2, "\(key)")
        }
        let again = try #require(PDFFile(bytes))
        #expect(
            Self.trimmed(again.body(of: 3)) == "<< /Title (Changed) >>"
                && Self.trimmed(again.body(of: added)) == "<< /Added true >>")
        for number in [1, 2, 5] { #expect(Self.trimmed(again.body(of: number)) == Self.bodies[number]) }
    }

    /// Two files with equal objects are equal, with their identifier; with other objects it is another.
    @Test func identifierFollowsTheContent() throws {
        func identifier(_ title: String) throws -> Substring {
            var file = try #require(PDFFile(file(isPacked: false)))
            file.replace(3, with: "<< /Title (\(title)) >>")
            let text = String(decoding: file.bytes(), as: UTF8.self)
            return try #require(text.split(separator: "/ID [ ").last?.prefix { $0 != "]" })
        }
        #expect(try identifier("a") == identifier("a") && identifier("a") != identifier("b"))
        #expect(try identifier("a").count == 70)
    }

    /// Thousands of objects, more than one stream holds, are all found again, by our reader and by qpdf.
    @Test func manyObjectsAreFoundAgain() throws {
        var file = try #require(PDFFile(file(isPacked: true)))
        let numbers = (0..<1234).map { file.add("<< /Number \($0) >>") }
        let bytes = file.bytes(), again = try #require(PDFFile(bytes))
        for (value, number) in numbers.enumerated() {
            #expect(Self.trimmed(again.body(of: number)) == "<< /Number \(value) >>")
        }
    }

    /// Equal streams become one, what nothing refers to is left out, and references follow the new numbers.
    @Test func compactedItHasEachObjectOnceAndNoneInVain() throws {
        var file = try #require(PDFFile(file(isPacked: false)))
        let streams = (0..<3).map { file.add(stream: Array("content \($0 / 2)".utf8), dictionary: "/A /B") }
        let merged = file.add("<< >>")
        file.replace(
            1,
            with: "<< /Type /Catalog /Pages 2 0 R % 3 0 R\n /C (5 0 R \\) [) /D <05> "
                + "/K [ \(streams[2]) 0 R \(streams[0]) 0 R \(streams[1]) 0 R \(merged) 0 R ] /E 5 >>")
        file.compact(replacing: [merged: 2])
        // The catalog, the pages, the title and two streams; number 5 is left out.
        #expect(file.numbers == [1, 2, 3, 4, 5] && file.root == 1 && file.info == 3)
        #expect(
            file.body(of: 1)
                == "<</Type/Catalog/Pages 2 0 R/C(5 0 R \\) [)/D<05>/K[5 0 R 4 0 R 4 0 R 2 0 R]/E 5>>")
        let again = try #require(PDFFile(file.bytes()))
        #expect(again.stream(of: 4) == Array("content 0".utf8) && again.stream(of: 5) == Array("content 1".utf8))
        #expect(Self.trimmed(again.body(of: 3)) == "<</Title(Packed)>>")
    }

    /// Images with few colours share a palette; grey ones and photographs stay as they are.
    @Test func imagesOfFewColoursHaveAPalette() throws {
        var file = try #require(PDFFile(file(isPacked: false)))
        let entries = "/Subtype /Image /Width 2 /BitsPerComponent 8 /ColorSpace"
        let few: [UInt8] = [255, 0, 0, 0, 0, 9, 255, 0, 0, 0, 0, 9], indexed: [UInt8] = [1, 0, 1, 0]
        var many: [UInt8] = []
        for number in 0..<300 { many += [UInt8(number & 255), UInt8(number >> 8), 7] }
        let numbers = [
            file.add(stream: few, dictionary: "\(entries) /DeviceRGB"),
            file.add(stream: many, dictionary: "\(entries) /DeviceRGB"),
            file.add(stream: few, dictionary: "\(entries) /DeviceGray"),
        ]
        var again = try #require(PDFFile(file.bytes()))
        PDFPostProcessor.indexColors(in: &again)
        for (number, content) in zip(numbers, [indexed, many, few]) {
            #expect(again.object(number)?.content == content)
        }
        let palette = try #require(again.numbers.last)
        #expect(again.object(palette)?.content == [0, 0, 9, 255, 0, 0])
        #expect(again.body(of: numbers[0]).contains("/ColorSpace [ /Indexed /DeviceRGB 1 \(palette) 0 R ]"))
    }

    @Test(arguments: [
        ("Text", "(Text)"), ("a (b) \\", #"(a \(b\) \\)"#), ("8.2 · 10 – “…”", #"(8.2 \267 10 \205 \215\203\216)"#),
        ("x̂", "<FEFF00780302>"), ("þÿ", "<FEFF00FE00FF>"), ("", "()"),
    ]) func textIsInTheShorterEncoding(_ text: String, _ expected: String) {
        #expect(PDFStrings.text(text) == expected)
    }

    @Test(arguments: [
        ("1 0 0 1 40.762 474.021263 cm", "1 0 0 1 40.76 474.02 cm"), ("0.458824 0.0627451 0 rg", "0.459 0.0627 0 rg"),
        ("-7.999 9.995 m", "-8 10 m"), ("(1.23456 \\) 1.23456)Tj", "(1.23456 \\) 1.23456)Tj"),
        ("<1.23456> /f-1.23456 12 Tf", "<1.23456> /f-1.23456 12 Tf"), ("-.00012345 1.5 l", "-.000123 1.5 l"),
    ]) func numbersOfContentAreRounded(_ content: String, _ expected: String) {
        let rounded = String(decoding: roundingNumbers(in: Array(content.utf8)), as: UTF8.self)
        #expect(rounded.replacing("-0.000123", with: "-.000123") == expected)
    }

    @Test func whatIsCutShortIsNoFile() throws {
        for isPacked in [true, false] {
            let bytes = try file(isPacked: isPacked)
            for count in stride(from: 0, to: bytes.count - 8, by: 7) {
                // A file cut short has no cross-references, and with another file's end they lead nowhere.
                #expect(PDFFile(Array(bytes[..<count])) == nil)
                _ = PDFFile(Array(bytes[..<count]) + bytes.suffix(20))
            }
        }
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
