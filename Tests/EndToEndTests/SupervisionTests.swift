import Foundation
import Testing

/// Parts whose own code stops the program. The program TrappingNotebook does it where the variable TRAP says.
@Suite struct SupervisionTests {
    private static let program = Folio.program("TrappingNotebook")

    private func run(_ arguments: [String], trap: String = "", in folder: TemporaryFolder) throws -> Folio.Outcome {
        try Folio.spawn(
            ["timeout", "-k", "5", "60", Self.program] + arguments, in: folder.path, environment: ["TRAP": trap])
    }

    /// The values of a part's record; nil if there is no record.
    private func record(_ number: Int, in folder: TemporaryFolder) -> String? {
        try? String(contentsOfFile: folder["report/results/part-\(number).json"], encoding: .utf8)
    }

    /// Each way in which code can stop the program, with a word of the sentence that tells it.
    @Test(arguments: [
        ("index", "index out of range"), ("overflow", "an overflow"), ("nil", "unwrapped"),
        ("recursion", "endless recursion"), ("abort", "an abort"), ("memory", "want of memory"),
        ("kill", "memory runs out"), ("exit", "exit(5)"),
    ])
    func aTrapLeavesTheOtherParts(way: String, words: String) throws {
        let folder = try TemporaryFolder()
        for mode in [[], ["--quiet", "--no-cache"]] {
            let outcome = try run(["run"] + mode, trap: "part:\(way)", in: folder)
            #expect(outcome.status == 1, "\(outcome.errors)")
            let sentence = "Part2.swift:11: on this line or after it the part's code stopped the program by "
            #expect(outcome.errors.contains(sentence) && outcome.errors.contains(words), "\(outcome.errors)")
            #expect(record(2, in: folder)?.contains(sentence) == true)
            #expect(record(1, in: folder)?.contains("\"sum\" : 3") == true)
            #expect(record(3, in: folder)?.contains("\"product\" : 6") == true)
            #expect(record(4, in: folder)?.contains("It reads part 2, which failed.") == true)
            // The table at the end tells what this command did, also before the trap.
            let table = outcome.errors.split(separator: "\n").last { $0.hasPrefix("part 1  A steady part  ") }
            #expect(mode != [] || table?.hasSuffix("  computed") == true, "\(outcome.errors)")
            for file in ["report.pdf", "report.md", "results/closing.json"] {
                #expect(FileManager.default.fileExists(atPath: folder["report/\(file)"]), "\(file)")
            }
        }
        let status = try run(["status"], in: folder)
        #expect(status.status == 1 && status.output.contains("part 2  failed") && status.output.contains(words))

        // Without the trap, everything is there, and as if there had never been one.
        #expect(try run(["run"], in: folder).status == 0)
        let other = try TemporaryFolder()
        #expect(try run(["run"], in: other).status == 0)
        for number in 1...6 {
            #expect(record(number, in: folder) != nil && record(number, in: folder) == record(number, in: other))
        }
    }

    @Test func severalPartsAndTheClosingSectionMayTrap() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["run"], trap: "first:index,third:nil,closing:abort", in: folder)
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains("Part2.swift: the part's code stopped the program, before its first output, by"))
        #expect(outcome.errors.contains("Part3.swift:6:"))
        #expect(outcome.errors.contains("A closing section: Closing.swift:"))
        // The part that was finished was not computed again.
        #expect(outcome.errors.components(separatedBy: "part 1  A steady part\n").count == 2, "\(outcome.errors)")
        #expect(FileManager.default.fileExists(atPath: folder["report/report.pdf"]))
        #expect(try run(["render"], trap: "closing:index", in: folder).status == 1)
    }

    /// Parts in one file have fates of their own.
    @Test(arguments: ["fifth", "sixth"]) func aTrapLeavesTheOtherPartOfTheFile(name: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["run"], trap: "\(name):index", in: folder)
        #expect(outcome.status == 1)
        #expect(record(5, in: folder)?.contains(name == "fifth" ? "stopped the program" : "\"five\" : 5") == true)
        #expect(record(6, in: folder)?.contains(name == "sixth" ? "stopped the program" : "\"six\" : 6") == true)
    }

    /// A limit on processor time is nobody's fault: no part is recorded as failed. At the lower limit the system sends
    /// SIGXCPU, at the last SIGKILL.
    @Test(arguments: ["-S -t 1", "-t 1"]) func aLimitOnProcessorTimeSaysSo(limit: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try Folio.spawn(
            ["timeout", "-k", "5", "60", "sh", "-c", "ulimit \(limit); exec \"$0\" run", Self.program],
            in: folder.path, environment: ["TRAP": "part:spin"])
        #expect(outcome.status == 128 + SIGXCPU, "\(outcome.status)")
        #expect(outcome.errors.contains("The limit on processor time (ulimit -t) is used up."), "\(outcome.errors)")
        #expect(record(1, in: folder) != nil && record(2, in: folder) == nil)
        #expect(try run(["run"], in: folder).status == 0)
    }

    /// The data are loaded a second time, to see whether they changed, only if files in their folder have.
    @Test func dataAreLoadedOnceUnlessTheirFilesChange() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder["data/folder"], withIntermediateDirectories: true)
        try "1".write(toFile: folder["data/file"], atomically: false, encoding: .utf8)
        // A file that has just been written may be written once more within the same tick of the clock.
        sleep(3)
        for (trap, count) in [("data:tell", 1), ("data:tell,part:touch", 2)] {
            let outcome = try run(["run", "--force"], trap: trap, in: folder)
            #expect(outcome.status == 0)
            #expect(outcome.errors.components(separatedBy: "Code at data runs.").count - 1 == count, "\(trap)")
        }
    }

    /// A failure before a trap stays one, though it is not run again.
    @Test func anEarlierFailureStays() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["run", "3", "2"], trap: "third:none,error:x,closing:index", in: folder)
        #expect(outcome.status == 1 && outcome.errors.contains("It was asked to fail."), "\(outcome.errors)")
    }

    /// Threads of a part may wait for each other's locks, also one that is the part's own thread.
    @Test func threadsMayWaitForEachOther() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["run"], trap: "part:contention", in: folder)
        #expect(outcome.status == 0, "\(outcome.status): \(outcome.errors)")
    }

    @Test func aTrapOutsideAllPartsSaysSo() throws {
        let folder = try TemporaryFolder()
        let outcome = try run(["run"], trap: "data:index", in: folder)
        #expect(outcome.status == 70)
        #expect(outcome.errors.contains("while no part's code ran"), "\(outcome.errors)")
    }

    /// An exit is no end of the work, whatever its code.
    @Test func anExitOutsideAllPartsSaysSo() throws {
        let folder = try TemporaryFolder()
        for way in ["exit", "exit0"] {
            let outcome = try run(["run"], trap: "data:\(way)", in: folder)
            #expect(outcome.status == 70, "\(way): \(outcome.status)")
            #expect(outcome.errors.contains("a call of exit("), "\(outcome.errors)")
        }
    }

    @Test func verifySaysWhatATrapChanged() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder["temporary"], withIntermediateDirectories: true)
        #expect(try run(["run"], in: folder).status == 0)
        let outcome = try Folio.spawn(
            ["timeout", "-k", "5", "60", Self.program, "verify"], in: folder.path,
            environment: ["TRAP": "part:index", "TMPDIR": folder["temporary"]])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("part 2  DIFFERS") && outcome.output.contains("Part2.swift:11:"))
        #expect(outcome.output.contains("part 3  equal"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder["temporary"]).isEmpty)
    }

    /// The process that computes ends with the one that was started, and blocks nobody.
    @Test func aKilledProgramLeavesNoProcess() throws {
        let folder = try TemporaryFolder()
        let process = try waiting(in: folder)
        let child = try #require(children(of: process.id).first)
        process.send(SIGKILL)
        #expect(process.wait().status == 128 + SIGKILL)
        #expect(try run(["run"], in: folder).status == 0)
        #expect(!isRunning(child))
    }

    /// Signals reach the process that computes: Ctrl-C and SIGTERM stop it softly, others as they always do.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT]) func signalsArePassedOn(signal: Int32) throws {
        let folder = try TemporaryFolder()
        let process = try waiting(in: folder)
        let child = try #require(children(of: process.id).first)
        process.send(signal)
        let outcome = process.wait()
        #expect(outcome.status == 128 + signal)
        #expect(![SIGINT, SIGTERM].contains(signal) || outcome.errors.contains("Finished results are in the cache"))
        #expect(!isRunning(child))
        #expect(record(1, in: folder) != nil && record(2, in: folder) == nil)
    }

    /// A signal to all processes at once, as service managers send it, asks the run to stop, once.
    @Test func aSignalToAllProcessesCountsOnce() throws {
        let folder = try TemporaryFolder()
        let process = try waiting(in: folder, trap: "first:linger")
        let child = try #require(children(of: process.id).first)
        process.send(SIGTERM)
        kill(child, SIGTERM)
        let outcome = process.wait()
        #expect(outcome.status == 128 + SIGTERM)
        #expect(outcome.errors.contains("Finished results are in the cache"), "\(outcome.errors)")
        #expect(!isRunning(child))
    }

    /// A run that was asked to stop does not go on with other parts, though its work crashes before it stops.
    @Test func aRequestToStopOutlivesACrash() throws {
        let folder = try TemporaryFolder()
        let process = try waiting(in: folder, trap: "first:wait,first:abort")
        process.send(SIGINT)
        #expect(process.wait().status == 128 + SIGINT)
        #expect(record(2, in: folder) == nil && record(3, in: folder) == nil)
    }

    /// Results of a sample that a part no longer reaches differ, whichever part was left out.
    @Test func aSampleOfAPartThatTrapsDiffers() throws {
        let folder = try TemporaryFolder()
        #expect(try run(["run"], in: folder).status == 0)
        // Both stored results are drawn.
        let outcome = try run(["verify", "--sample", "2"], trap: "part:index", in: folder)
        #expect(outcome.status == 1 && outcome.output.contains("part 2  DIFFERS"), "\(outcome.output)")
    }

    /// A run that waits in part 2.
    private func waiting(in folder: TemporaryFolder, trap: String = "first:wait") throws -> Folio.Process {
        let process = try Folio.Process(
            [Self.program, "run"], in: folder.path, environment: ["TRAP": trap])
        try Folio.wait { record(1, in: folder) != nil }
        usleep(200_000)
        return process
    }

    /// Tells whether a process runs. One that has ended and that nobody has asked for its exit code does not.
    private func isRunning(_ process: pid_t) -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let state = status?.split(separator: ")").last?.split(separator: " ").first
        return state.map { !["Z", "X"].contains($0) } ?? false
    }

    /// The processes that a process has started.
    private func children(of process: pid_t) -> [pid_t] {
        ((try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)) ?? "")
            .split(separator: " ").compactMap { pid_t($0) }
    }
}
