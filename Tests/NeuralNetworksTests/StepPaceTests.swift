import NeuralNetworks
import Testing

/// The choice between sharing a step and working alone, on simulated durations.
@Suite struct StepPaceTests {
    /// The total time of steps, and the time that they would take alone, in milliseconds.
    private func run(_ pace: inout StepPace, steps: Int, together: (Int) -> Double, alone: Double = 3) -> (
        total: Double, alone: Double
    ) {
        var total = 0.0
        for step in 0..<steps {
            let duration = pace.isAlone ? alone : together(step)
            total += duration
            pace.finishStep(duration / 1000)
        }
        return (total, Double(steps) * alone)
    }

    /// All steps are shared if nothing else runs, but those of one trial.
    @Test func aQuietMachineShares() {
        var pace = StepPace()
        let (total, _) = run(&pace, steps: 2000, together: { _ in 1.75 })
        #expect(total < 2000 * 1.75 * 1.01)
        #expect(!pace.isAlone)
    }

    /// Sharing costs six times the work alone, as was measured beside one busy process.
    @Test(arguments: [3.1, 4, 18, 60]) func aBusyMachineWorksAlone(together: Double) {
        var pace = StepPace()
        let (total, alone) = run(&pace, steps: 2000, together: { _ in together })
        #expect(total < alone * 1.1)
    }

    /// Every fourth step waits for a whole time slice, as the thread that is waited for has lost its core.
    @Test func stepsThatAreNowAndThenSlowAreNotShared() {
        var pace = StepPace()
        let (total, alone) = run(&pace, steps: 4000, together: { $0 % 4 == 0 ? 12 : 1.75 })
        #expect(total < alone * 1.1)
    }

    @Test func aMachineThatBecomesBusyAndQuietAgainIsNoticed() {
        var pace = StepPace()
        _ = run(&pace, steps: 1000, together: { _ in 1.75 })
        let (busy, alone) = run(&pace, steps: 2000, together: { _ in 18 })
        #expect(busy < alone * 1.1)
        #expect(pace.isAlone)
        // At the latest after the longest patience, 3.2 s, the steps are shared again.
        _ = run(&pace, steps: 1200, together: { _ in 1.75 })
        #expect(!pace.isAlone)
    }

    /// Steps longer than a whole window.
    @Test func longStepsAreDecidedToo() {
        var pace = StepPace()
        let (total, alone) = run(&pace, steps: 100, together: { _ in 300 }, alone: 50)
        #expect(total < alone * 1.3)
        #expect(pace.isAlone)
    }
}
