import Notebooks
import Testing

@Suite struct BackgroundTests {
    @Test func valueIsThereWheneverItIsAskedFor() throws {
        let squares = (0 ..< 50).map { number in Background { number * number } }
        for _ in 0 ..< 2 { #expect(try squares.map { try $0.value } == (0 ..< 50).map { $0 * $0 }) }
    }

    @Test func errorComesToWhoeverAsks() {
        let work = Background<Int> { throw PageError("no") }
        for _ in 0 ..< 2 { #expect(throws: PageError.self) { try work.value } }
    }
}
