import Testing

@testable import Basics

@Suite struct BackgroundTaskTests {
    @Test func valueIsTheSameAtEveryAccess() throws {
        let squares = (0..<50).map { number in BackgroundTask { number * number } }
        for _ in 0..<2 { #expect(try squares.map { try $0.value } == (0..<50).map { $0 * $0 }) }
    }

    @Test func errorIsThrownAtEveryAccess() {
        let work = BackgroundTask<Int> { throw FileError(.input, "no") }
        for _ in 0..<2 { #expect(throws: FileError.self) { try work.value } }
    }
}
