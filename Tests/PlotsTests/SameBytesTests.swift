import Foundation
import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

/// The drawings of the gallery as SVG and as PNG have the same bytes whatever was drawn before, and in another process,
/// where Swift's hashes have another seed and memory addresses differ.
struct SameBytesTests {
    @Test func inAnyOrderWithinAProcess() throws {
        let first = try Self.drawn(Gallery.all), second = try Self.drawn(Gallery.all.reversed().map(Self.readBack))
        #expect(first == second.reversed())
        for drawing in first { #expect(drawing.vectorSize < 150_000, "\(drawing.name)") }
    }

    @Test func inAnotherProcess() async throws {
        let child = try await #require(processExitsWith: .success, observing: [\.standardOutputContent]) {
            for drawing in try Self.drawn(Gallery.all.reversed()) { print(drawing) }
        }
        let there = Set(
            String(decoding: child.standardOutputContent, as: UTF8.self).split(separator: "\n").map(String.init))
        let other = try Self.drawn(Gallery.all).filter { !there.contains($0.description) }
        #expect(other.map(\.name) == [])
    }

    private struct Drawing: Equatable, CustomStringConvertible {
        var name: String
        var vectorSize: Int
        var checks: [UInt32]

        /// A line of its own among the other output of the process.
        var description: String { "drawn \(name) \(vectorSize) \(checks)" }
    }

    private static func drawn(_ examples: [Example]) throws -> [Drawing] {
        try examples.map { example in
            let picture = example.plot.picture(width: 390)
            let svg = Array(try picture.svg().utf8)
            return Drawing(
                name: example.name, vectorSize: svg.count, checks: [crc32(svg), crc32(try picture.png(scale: 1))])
        }
    }

    /// The example encoded as in a record and decoded.
    private static func readBack(_ example: Example) throws -> Example {
        Example(name: example.name, plot: try JSONDecoder().decode(Plot.self, from: JSONEncoder().encode(example.plot)))
    }
}
