import NeuralNetworks
import Testing

/// The choice between sharing a step and working alone, on simulated durations.
@Suite struct StepPaceTests {
    /// The total time of steps, and the time that they would take alone, in milliseconds.
    /// The thread has a core for `share` of its time.
    private func run(
        _ pace: inout StepPace, steps: Int, together: (Int) -> Double, alone: Double = 3, share: Double = 1
    ) -> (total: Double, alone: Double) {
        var total = 0.0
        for step in 0..<steps {
            let duration = pace.isAlone ? alone : together(step)
            total += duration
            pace.finishStep(duration / 1000, coreTime: duration / 1000 * share)
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

    /// Beside as many busy programs as there are cores, a thread alone has two thirds of a core. Sharing gains nothing
    /// then, and is not tried again; once the core is whole, it is.
    @Test func withoutAWholeCoreSharingIsNotTriedAgain() {
        var pace = StepPace(), shared = 0
        _ = run(&pace, steps: 100, together: { _ in 18 }, alone: 4.5, share: 0.67)
        #expect(pace.isAlone)
        _ = run(
            &pace, steps: 3000,
            together: { _ in
                shared += 1
                return 18
            }, alone: 4.5, share: 0.67)
        #expect(shared == 0)
        _ = run(
            &pace, steps: 1200,
            together: { _ in
                shared += 1
                return 1.75
            })
        #expect(shared > 0)
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
