import Testing

@testable import Commands
@testable import Notebooks

@Suite struct ProgressLineTests {
    /// A run of sixty trainings of five epochs, two at a time, eighteen of them done: 93 of 300 epochs after 31
    /// seconds.
    static func inTheMiddle() -> RunProgress {
        var progress = RunProgress()
        progress.take(.partStarted(number: 5, title: "Regularisation"), now: 0)
        progress.take(.tasksStarted(cell: 31, count: 60, steps: 300), now: 10)
        for fit in 0..<18 {
            for epoch in 1...5 {
                progress.take(.epoch("fit \(fit)", epoch, of: 5, loss: 1 / Double(epoch), accuracy: 0.5), now: 10)
            }
            progress.take(.taskFinished(label: "fit \(fit)", steps: 5, isCached: false), now: 10)
        }
        for epoch in 1...3 {
            progress.take(.epoch("fit 18", epoch, of: 5, loss: 2 - 0.5 * Double(epoch), accuracy: 0.8812), now: 41)
        }
        return progress
    }

    @Test func itSaysPartCellFitTimeEpochLossAndAccuracy() {
        // 207 epochs are left, at a third of a second each.
        #expect(
            Self.inTheMiddle().line(columns: 160, now: 41)
                == """
                part 5 · Regularisation · cell 31 · fit 19/60 · ━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ · 1 min 9 s left · \
                epoch 3/5 · loss 0.5000 █▅▁ · accuracy 0.8812
                """
        )
    }

    @Test func inALogNothingIsDrawn() {
        let line = Self.inTheMiddle().line(columns: 200, now: 41, isDrawn: false)
        #expect(
            line
                == """
                part 5 · Regularisation · cell 31 · fit 19/60 · 1 min 9 s left · epoch 3/5 · loss 0.5000 · \
                accuracy 0.8812
                """
        )
    }

    @Test(arguments: 0...200)
    func itIsNeverWiderThanTheTerminal(columns: Int) {
        let line = Self.inTheMiddle().line(columns: columns, now: 41)
        #expect(line.count <= columns)
        if columns >= 20 {
            #expect(
                line.hasPrefix("part 5 · fit 19/60") || line.hasPrefix("part 5 · Reg") || line.contains("fit 19/60"))
        }
    }

    @Test func whatIsLeftOutFirstMattersLeast() {
        let progress = Self.inTheMiddle()
        #expect(progress.line(columns: 20, now: 41) == "part 5 · fit 19/60")
        #expect(progress.line(columns: 45, now: 41).contains("left"))
        #expect(!progress.line(columns: 60, now: 41).contains("Regularisation"))
    }

    @Test func aSingleTaskShowsItsEpochs() {
        var progress = RunProgress()
        progress.take(.partStarted(number: 3, title: "T"), now: 0)
        progress.take(.tasksStarted(cell: nil, count: 1, steps: 10), now: 0)
        progress.take(.epoch("part 3", 1, of: 10, loss: 2.5, accuracy: 0.1), now: 2)
        #expect(progress.secondsLeft(now: 2) == 18)
        #expect(progress.line(columns: 90, now: 2).hasPrefix("part 3 · T · epoch 1/10 · ━"))
    }

    /// Cached results took no time, so the remaining time is estimated from the computed ones.
    @Test func cachedTasksDoNotShortenTheTimeLeft() {
        var progress = RunProgress()
        progress.take(.partStarted(number: 5, title: "T"), now: 0)
        progress.take(.tasksStarted(cell: nil, count: 10, steps: 10), now: 0)
        for fit in 0..<8 { progress.take(.taskFinished(label: "\(fit)", steps: 1, isCached: true), now: 0) }
        progress.take(.epoch("8", 1, of: 1, loss: 1, accuracy: 1), now: 7)
        #expect(progress.secondsLeft(now: 7) == 7)
        #expect(progress.share == 0.9)
        #expect(progress.line(columns: 120, now: 7).contains("fit 9/10 · ━"))
        #expect(progress.line(columns: 120, now: 7).contains(" · 8 cached · "))
    }

    /// An author may count steps from 0, or past their number.
    @Test(arguments: [(0, 10), (12, 10), (.min, 10), (.max, 10), (1, 0), (0, -3), (.max, .max), (.min, .max)])
    func stepsOutsideTheirNumberAreShown(done: Int, count: Int) {
        var progress = RunProgress()
        progress.take(.partStarted(number: 1, title: "T"), now: 0)
        progress.take(.progress(what: "image", done: done, of: count), now: 1)
        for columns in [20, 60, 120] {
            let line = progress.line(columns: columns, now: 2)
            #expect(line.count <= columns && !line.isEmpty)
        }
    }

    @Test func aSparklineGoesFromItsLeastToItsGreatest() {
        #expect(RunProgress.sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
        #expect(RunProgress.sparkline([5, 5, 5]) == "▁▁▁")
        #expect(RunProgress.sparkline([1, .nan, 2]) == "▁█")
        #expect(RunProgress.sparkline([1]) == "")
        #expect(RunProgress.sparkline([-1.7e308, 0, 1.7e308]) == "▁▅█")
        #expect(RunProgress.sparkline(Array(stride(from: 40.0, to: 0, by: -1))).count == 12)
    }

    @Test func aBarIsAsLongAsItIsSaidToBe() {
        for columns in 6...24 {
            for step in 0...50 { #expect(RunProgress.bar(Double(step) / 50, columns: columns).count == columns) }
        }
        #expect(RunProgress.bar(0.5, columns: 6) == "━━━┄┄┄")
        #expect(RunProgress.bar(0.6, columns: 6) == "━━━╸┄┄")
    }
}

extension RunEvent {
    fileprivate static func epoch(_ label: String, _ epoch: Int, of count: Int, loss: Double, accuracy: Double)
        -> RunEvent
    {
        .taskAdvanced(
            TaskProgress(
                label: label, unit: "epoch", step: epoch, of: count,
                measures: [.init("loss", loss), .init("accuracy", accuracy)]))
    }
}
