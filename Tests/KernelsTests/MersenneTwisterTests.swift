import Kernels
import Testing

@Suite struct MersenneTwisterTests {
    /// numpy.random.seed(1337); numpy.random.uniform(-0.5, 0.5, 5)
    @Test func drawsEqualNumPys() {
        var random = MersenneTwister(seed: 1337)
        #expect(
            random.uniform(-0.5, 0.5, count: 5) == [
                -0.2379753249844183, -0.3413160278455344, -0.22187348050564026, -0.04068311278543335, -0.17899945947983287,
            ])
    }
}
