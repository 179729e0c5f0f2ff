import Foundation
import Testing

/// The code printed in the report is the code that was compiled and run.
@Suite struct ListingTests {
    /// The listings of the report in order, including folded ones.
    private func listings() throws -> [[String]] {
        var listings: [[String]] = []
        var isInListing = false
        for line in try FinishedReport.made().text("report.md").split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        {
            if line.hasPrefix("```") {
                isInListing = line == "```swift"
                if isInListing { listings.append([]) }
            } else if isInListing {
                listings[listings.count - 1].append(line)
            }
        }
        return listings
    }

    @Test func theListingsAreTheSourcesLineByLine() throws {
        var printed = try listings()[...]
        for part in LiteratePart.all {
            let expected = part.listings
            #expect(!expected.isEmpty, "\(part.file) cannot be read")
            let found = Array(printed.prefix(expected.count))
            for (found, expected) in zip(found, expected) where found != expected {
                let line = zip(found + [""], expected + [""]).first { $0 != $1 }
                Issue.record(
                    "\(part.file): the report prints “\(line?.0 ?? "")” where the source has “\(line?.1 ?? "")”")
            }
            #expect(found == expected, "\(part.file)")
            printed = printed.dropFirst(expected.count)
        }
        #expect(printed.isEmpty, "the report prints more code than the parts have: \(printed)")
    }

    /// Lines left out of the listing hold nothing but closing brackets of what the listing shows.
    @Test(arguments: LiteratePart.all.map(\.file))
    func nothingButClosingBracketsIsLeftOut(file: String) {
        let part = LiteratePart(file)
        let all = part.code.joined().filter { !$0.allSatisfy(\.isWhitespace) }
        let listed = part.listings.joined().filter { !$0.allSatisfy(\.isWhitespace) }
        #expect(!all.isEmpty)
        #expect(all.filter { line in !listed.contains(line) && line.contains { !" )]}".contains($0) } } == [])
        #expect(all.count - listed.count <= 3)
    }

    /// A recorded output carries the number of the cell whose line called it, as the compiler counted lines. If the
    /// compiled source had differed from the printed text, the calls would be at other lines.
    @Test(arguments: 1...6)
    func everyOutputStandsUnderTheCellThatMadeIt(part: Int) throws {
        let cells = LiteratePart("Part\(part).swift").listings
        let outputs = try #require(FinishedReport.made().result(part)["outputs"]?.list)
        #expect(!outputs.isEmpty)
        for output in outputs {
            let cell = try #require(output["cell"]?.number.map { Int($0) })
            let content = try #require(output["content"])
            let call =
                if let name = content.at("value.name")?.string {
                    (verb: "show", name: name)
                } else if let id = content.at("figure._0.id")?.string {
                    (verb: "figure", name: id)
                } else if let id = content.at("table._0.id")?.string { (verb: "table", name: id) } else {
                    (verb: "print", name: "")
                }
            // Showing replicates shows three values with names of their own.
            let isOfReplicates = call.verb == "show" && call.name.hasSuffix(" over seeds")
            let pattern =
                isOfReplicates
                ? "part\\.show\\(\\w+, as: \"[a-z ]*replicates\""
                : "part\\.\(call.verb)\\(\\s*"
                    + (call.name.isEmpty ? "" : NSRegularExpression.escapedPattern(for: "\"\(call.name)\""))
            try #require(cells.indices.contains(cell), "part \(part): cell \(cell) of \(cells.count)")
            #expect(
                cells[cell].joined(separator: "\n").range(of: pattern, options: .regularExpression) != nil,
                "part \(part): cell \(cell + 1) does not \(call.verb) \(call.name)")
        }
    }
}
