import Basics
import Foundation
import Synchronization
import Testing

@testable import Notebooks

/// Runs of small notebooks whose sources change between one run and the next.
@Suite struct RunTests {
    private final class Counter: Sendable {
        private let counts = Mutex([String: Int]())
        func count(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
        var all: [String: Int] { counts.withLock { $0 } }
    }

    private static let sources = [
        "Front.swift": "//: # A report\n", "One.swift": "//: # 1 · First\ncode()\n",
        "Two.swift": "//: # 2 · Second\ncode()\n//: Prose.\nmore()\n",
    ]

    /// Part 1 shows an answer and part 2 reads it. Both count their runs and the computations in them.
    private func notebook(_ sources: [String: String] = Self.sources, answer: Int = 42, counter: Counter) -> Notebook {
        let one = Part(1, parameters: ["times": 1], fileID: "M/One.swift") { part in
            counter.count("one")
            let times: Int = try part.parameter("times")
            let number = try part.compute("answer", key: answer, line: 2) {
                counter.count("computed")
                return Double(answer) / 3
            }
            part.show("answer", number * Double(times), line: 2)
            part.keep("other", 1, line: 2)
        }
        let two = Part(2, reads: [one], fileID: "M/Two.swift") { part in
            counter.count("two")
            part.show("twice", (try part.result("answer", of: one).double ?? 0) * 2, line: 4)
        }
        return Notebook(seed: 5, parts: [one, two], sources: NotebookSources(sources), fileID: "M/Front.swift") { _ in
            NotebookData(digest: "d", contents: ())
        }
    }

    private final class Place {
        let folder = FileManager.default.temporaryDirectory.appending(path: "folio-test-\(UUID().uuidString)").path
        var report: ReportFolder { ReportFolder(folder + "/report") }
        deinit { try? FileManager.default.removeItem(atPath: folder) }
    }

    private func run(
        _ notebook: Notebook, in place: Place, settings: RunSettings = RunSettings(), parts: [Int] = [],
        data: String = "d"
    ) throws -> [PartOutcome] {
        let run = Run(
            notebook, in: place.report, settings: settings,
            environment: RunEnvironment(cache: ResultCache(place.folder + "/cache")))
        return try run(parts: parts, data: NotebookData(digest: data, contents: ()))
    }

    @Test func whatIsFreshIsNotRunAgain() throws {
        let (place, counter) = (Place(), Counter())
        _ = try run(notebook(counter: counter), in: place)
        let again = try run(notebook(counter: counter), in: place)
        #expect(counter.all == ["one": 1, "two": 1, "computed": 1])
        #expect(again.map(\.how) == [.fresh, .fresh])
    }

    @Test func proseOnlyNeedsANewRendering() throws {
        let (place, counter) = (Place(), Counter())
        _ = try run(notebook(counter: counter), in: place)
        var sources = Self.sources
        sources["One.swift"] = "//: # 1 · Renamed\n// a comment\n\n  code( )\n"
        _ = try run(notebook(sources, counter: counter), in: place)
        #expect(counter.all == ["one": 1, "two": 1, "computed": 1])
        #expect(try place.report.record(1)?.title == "Renamed")
    }

    @Test func aRenamedValueCountsAndIsRecomputed() throws {
        let (place, counter) = (Place(), Counter())
        _ = try run(notebook(counter: counter), in: place)
        var sources = Self.sources
        sources["One.swift"] = "//: # 1 · First\ncode2()\n"
        let changed = notebook(sources, counter: counter)
        let states = FreshnessCheck(changed, settings: RunSettings(), data: NotebookData(digest: "d", contents: ()))
            .states(in: place.report)
        #expect(
            states.map(\.state) == [
                .stale(["the code of One.swift changed"]), .stale(["it reads part 1, which is stale"]),
            ])
        // Part 1 gives the same results, so part 2 stays fresh.
        let outcomes = try run(changed, in: place)
        #expect(outcomes.map(\.how) == [.computed, .fresh])
        #expect(counter.all == ["one": 2, "two": 1, "computed": 2])
    }

    @Test func aPartThatReadsOtherNumbersIsComputedAgain() throws {
        let (place, counter) = (Place(), Counter())
        _ = try run(notebook(counter: counter), in: place)
        var sources = Self.sources
        sources["One.swift"] = "//: # 1 · First\ncode2()\n"
        let outcomes = try run(notebook(sources, answer: 43, counter: counter), in: place, parts: [2])
        #expect(outcomes.map(\.how) == [.computed, .computed])
        #expect(try place.report.record(2)?.values["twice"] == .number(43.0 / 3 * 2))
    }

    /// A cached computation is identified by the part's code, seed, data and parameters and by its own key.
    @Test func aComputationIsDoneOnceForEachOfWhatDecidesIt() throws {
        let (place, counter) = (Place(), Counter())
        func computed(
            _ sources: [String: String] = Self.sources, answer: Int = 42, settings: RunSettings = RunSettings(),
            data: String = "d"
        ) throws -> Int {
            let before = counter.all["computed"] ?? 0
            try? FileManager.default.removeItem(atPath: place.report.path)
            _ = try run(notebook(sources, answer: answer, counter: counter), in: place, settings: settings, data: data)
            return (counter.all["computed"] ?? 0) - before
        }
        #expect(try computed() == 1)
        #expect(try computed() == 0)
        #expect(try computed(answer: 43) == 1)
        #expect(try computed(settings: RunSettings(seed: 6)) == 1)
        #expect(try computed(settings: RunSettings(parameters: ["times": 2])) == 1)
        #expect(try computed(data: "e") == 1)
        var sources = Self.sources
        sources["One.swift"] = "//: # 1 · First\ncode3()\n"
        #expect(try computed(sources) == 1)
        sources["One.swift"] = "//: # 1 · First\n//: More prose.\ncode3()\n"
        #expect(try computed(sources) == 0)
        #expect(try computed() == 0)
    }

    @Test func anInterruptedRunKeepsWhatWasFinished() throws {
        let (place, counter) = (Place(), Counter())
        let asked = Mutex(0)
        let environment = RunEnvironment(cache: ResultCache(place.folder + "/cache")) {
            asked.withLock {
                $0 += 1
                return $0 > 1
            }
        }
        let run = Run(notebook(counter: counter), in: place.report, environment: environment)
        #expect(throws: RunInterrupted.self) { try run(parts: [], data: NotebookData(digest: "d", contents: ())) }
        #expect(counter.all["two"] == nil)
        #expect(try place.report.record(1) != nil && place.report.record(2) == nil)
    }

    /// A run that ends between record and measurement, as by `kill -9`, must not lose the measurement for ever.
    @Test func aPartIsFreshOnlyWhenItsMeasurementIsStored() throws {
        let (place, counter) = (Place(), Counter())
        // A folder in the place of the file cannot be replaced.
        let measurements = place.folder + "/report/measurements.json"
        let report = place.report
        let notebook = notebook(counter: counter)
        _ = try run(notebook, in: place, parts: [1])
        try FileManager.default.removeItem(atPath: place.folder + "/report/results")
        try FileManager.default.removeItem(atPath: measurements)
        let blocked = Run(
            notebook, in: report,
            environment: RunEnvironment(cache: ResultCache(place.folder + "/cache"), observer: Blocker(measurements)))
        #expect(throws: FileError.self) { try blocked(parts: [1], data: NotebookData(digest: "d", contents: ())) }
        #expect(try report.record(1) == nil)
        try FileManager.default.removeItem(atPath: measurements)
        #expect(try run(notebook, in: place, parts: [1]).map(\.how) == [.computed])
        #expect(try report.measurements()[1] != nil)
    }

    /// Puts a folder in the place of a file as soon as the first part begins.
    private struct Blocker: RunObserver {
        let path: String
        init(_ path: String) { self.path = path }
        func notice(_ event: RunEvent) {
            guard case .partStarted = event else { return }
            mkdir(path, 0o777)
        }
    }

    @Test func twoFiguresOfOneNameAreAnError() throws {
        let place = Place()
        let one = Part(1, fileID: "M/One.swift") { part in
            part.table("t", caption: "c", columns: ["a"], rows: [], line: 2)
            part.table("t", caption: "c", columns: ["a"], rows: [], line: 2)
        }
        let notebook = Notebook(parts: [one], sources: NotebookSources(Self.sources), fileID: "M/Front.swift") { _ in
            NotebookData(digest: "d", contents: ())
        }
        let outcomes = try run(notebook, in: place)
        #expect(
            outcomes.map(\.how) == [.failed("One.swift:2: there is a table t already; give this one another name.")])
    }

    @Test func anAlteredCacheEntryIsRejected() throws {
        let entry = CacheEntry(
            key: "k", cost: ComputationCost(usage: .zero, date: "d", machine: .current, threads: 1), payload: [1, 2, 3])
        let file = try entry.encoded()
        #expect(CacheEntry(decoding: file) == entry)
        for count in 0..<file.count { #expect(CacheEntry(decoding: file.prefix(count)) == nil) }
        for place in file.indices {
            var altered = file
            altered[place] ^= 0x10
            #expect(CacheEntry(decoding: altered) == nil)
        }
    }

    /// A file that a part reads by itself makes it stale when it changes or is gone, and is part of its keys.
    @Test func aFileThatAPartReadsCounts() throws {
        let (place, counter) = (Place(), Counter())
        let folder = place.folder + "/data"
        try FileManager.default.createDirectory(atPath: folder + "/levels", withIntermediateDirectories: true)
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
        }
        try write("1", "levels/a.csv")
        try write("x", "stations.csv")
        let one = Part(1, fileID: "M/One.swift") { part in
            counter.count("one")
            let text = String(decoding: try part.file("levels/a.csv"), as: UTF8.self)
            part.show("level", try part.compute("level", line: 2) { text }, line: 2)
        }
        let notebook = Notebook(parts: [one], sources: NotebookSources(Self.sources), fileID: "M/Front.swift") {
            folder in
            try NotebookData(files: ["stations.csv", "levels"], in: folder) { $0.count }
        }
        func run() throws -> PartRecord? {
            let run = Run(
                notebook, in: place.report, environment: RunEnvironment(cache: ResultCache(place.folder + "/cache")))
            _ = try run(parts: [], data: notebook.data(in: folder, RunSettings()))
            return try place.report.record(1)
        }
        func reasons() throws -> [String] {
            let data = try notebook.data(in: folder, RunSettings())
            return FreshnessCheck(notebook, settings: RunSettings(), data: data).states(in: place.report)[0].state
                .reasons
        }
        #expect(try run()?.values["level"] == "1")
        #expect(try run()?.inputs?.files?.keys.sorted() == ["levels/a.csv"])
        #expect(try reasons() == [] && counter.all["one"] == 1)
        try write("2", "levels/a.csv")
        #expect(try reasons().contains("the file levels/a.csv, which it reads, changed"))
        #expect(try run()?.values["level"] == "2")
        try FileManager.default.removeItem(atPath: folder + "/levels/a.csv")
        #expect(try reasons().contains("the file levels/a.csv, which it reads, cannot be read any more"))
        #expect(try run()?.failure?.contains("levels/a.csv cannot be read (No such file or directory)") == true)
    }

    /// Names and boundaries of files count, hidden files do not.
    @Test func severalFilesHaveOneDigest() throws {
        let place = Place()
        let folder = place.folder
        try FileManager.default.createDirectory(atPath: folder + "/d/e", withIntermediateDirectories: true)
        func digest() throws -> String { try NotebookData(files: ["d", "a"], in: folder) { $0.keys.sorted() }.digest }
        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
        }
        try write("1", "a")
        try write("2", "d/e/b")
        let first = try digest()
        #expect(
            try NotebookData(files: ["d", "a"], in: folder) { $0.keys.sorted() }.contents as? [String] == [
                "a", "d/e/b",
            ])
        try write("x", "d/.hidden")
        #expect(try digest() == first)
        try write("", "d/c")
        let second = try digest()
        #expect(second != first)
        try write("12", "a")
        try write("", "d/e/b")
        #expect(try digest() != second)
        #expect(throws: DataError.self) { try NotebookData(files: ["none"], in: folder) { $0 } }
    }

    /// A setting for one part may undo one for all parts, and one that changes nothing is left out.
    @Test func settingsForOnePartWin() throws {
        let one = Part(1, parameters: ["epochs": 10], fileID: "M/One.swift") { _ in }
        let two = Part(2, parameters: ["epochs": 5], fileID: "M/Two.swift") { _ in }
        let notebook = Notebook(parts: [one, two], sources: [:]) { _ in NotebookData(digest: "", contents: ()) }
        func parameters(_ texts: String...) throws -> [String: Value] {
            try notebook.settings(seed: nil, parameters: texts, isQuick: false).parameters
        }
        #expect(try parameters("epochs=3", "part1.epochs=10") == ["epochs": 3, "part1.epochs": 10])
        #expect(try parameters("part1.epochs=10") == [:])
        #expect(try parameters("epochs=10") == ["epochs": 10])
        #expect(try parameters("epochs=10", "part2.epochs=5") == [:])
        #expect(try parameters("epochs=3", "part1.epochs=3") == ["epochs": 3])
        #expect(try parameters("epochs=3", "epochs=4") == ["epochs": 4])
    }
}
