import Foundation
import Testing

@testable import Drawing

@Suite struct ConcurrentMapTests {
    @Test func resultsStandInTheOrderOfTheElements() {
        #expect(concurrentMap([Int]()) { $0 }.isEmpty)
        // The first ones take longest.
        let results = concurrentMap(Array(0 ..< 40)) { number in
            usleep(UInt32(40 - number) * 100)
            return number * number
        }
        #expect(results == (0 ..< 40).map { $0 * $0 })
    }

    @Test func nothingThatIsMadeIsLost() {
        #expect(concurrentMap([1, 2, 3]) { $0 == 2 ? nil : $0 } == [1, nil, 3])
    }
}
