import SwiftSource

extension PartContext {
    /// Runs `body` and stores the time it took under a name.
    ///
    ///     let curve = part.time("least squares") { cars.curve(degree: 2) }    // in prose {least squares.wall}
    ///
    /// Prose refers to the wall time as `{name.wall}` and to the processor time of the whole process as `{name.cpu}`,
    /// `{name.user}` and `{name.system}`. The times of all calls with one name are added. A cached result counts with
    /// the time that computing it took. Times are measurements, never results: other numbered parts cannot read them.
    ///
    /// - Parameters:
    ///   - name: The name of the time. Spaces are stored as underscores.
    ///   - line: The source line of the cell. Leave it at its default.
    ///   - body: The code to time.
    /// - Returns: The result of `body`.
    public func time<Result>(_ name: String, line: Int = #line, _ body: () throws -> Result) rethrows -> Result {
        reach(line)
        let start = clocks
        defer {
            timings[Self.key(name), default: .zero] = timings[Self.key(name), default: .zero] + (clocks - start)
            countUsage(forCellAt: line)
        }
        return try body()
    }

    /// Reports the progress of a long computation to the run's progress display.
    ///
    ///     for pass in 1...5 {
    ///         part.progress("pass", pass, of: 5)
    ///         …
    ///     }
    ///
    /// - Parameters:
    ///   - what: The name of one step.
    ///   - done: The number of the step that begins, from 1.
    ///   - count: The number of steps.
    public func progress(_ what: String, _ done: Int, of count: Int) {
        environment.observer.notice(.progress(what: what, done: done, of: count))
    }

    /// The wall time, in seconds, that a part stored under a name with `time(_:line:_:)`; nil if there is none.
    ///
    /// Only a closing section can read it, as times are never results; in a numbered part it is nil.
    public func wallSeconds(of name: String, in part: Part) -> Double? {
        guard self.part.number == nil, let number = part.number else { return nil }
        return measurements[number]?.timings[Self.key(name)]?.wall
    }

    /// Counts the usage since the last call for the cell of a line.
    func countUsage(forCellAt line: Int) {
        reach(line)
        let now = clocks
        if let cell = source.cell(at: line) {
            cellUsage[cell] = cellUsage[cell] + (now - lastReading)
            cellPeakMemory[cell] = Usage.peakMemoryBytes
        }
        lastReading = now
    }
}
