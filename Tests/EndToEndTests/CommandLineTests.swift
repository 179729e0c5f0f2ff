import Foundation
import Testing

/// Arguments that the command line refuses, and the messages and progress that it writes, by stream.
@Suite struct CommandLineTests {
    @Test(arguments: [
        (["run", "7"], "There is no part 7; the parts are 1, 2, 3, 4, 5, 6."),
        (["verify", "0"], "There is no part 0; the parts are 1, 2, 3, 4, 5, 6."),
        (["run", "three"], "The value 'three' is invalid for '<part>'"),
        (["run", "--fast"], "Unknown option '--fast'"),
        (["render", "--threads", "2"], "Unknown option '--threads'"),
        (
            ["run", "-P", "epoch=3"],
            "There is no parameter “epoch”; the parameters are epochs, eta, longer, passes, rate, seeds."
        ),
        (["run", "-P", "epochs"], "-P takes name=value, such as -P epochs=3, not “epochs”."),
        (["run", "-P", "epochs=many"], "“many” is no value for epochs, whose own is 10."),
        (["verify", "--sample", "0"], "--sample takes a number from 1 on."),
        (["compute"], "Unexpected argument 'compute'"),
        (["run", "--threads", "0"], "--threads takes a number from 1 to 1024."),
        (["run", "--threads", "many"], "The value 'many' is invalid for '--threads <threads>'"),
        (["render", "--format", "md,docx"], "There is no format “docx”; the formats are pdf, html, md, ipynb, svg."),
        (["run", "--format", ","], "No format is named; the formats are pdf, html, md, ipynb, svg."),
        (["run", "--seed"], "Missing value for '--seed <seed>'"),
        (["run", "--seed", "-1"], "--seed"),
    ])
    func whatItDoesNotKnowItRefusesInASentence(arguments: [String], sentence: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try Folio.spawn([Folio.executable] + arguments, in: folder.path)
        #expect(outcome.status == 64)
        #expect(outcome.errorLines.first?.contains(sentence) == true, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test(arguments: [["--help"], ["help"], ["run", "--help"], ["help", "verify"], ["--version"]])
    func helpIsNoError(arguments: [String]) throws {
        let outcome = try Folio.spawn([Folio.executable] + arguments)
        #expect(outcome.status == 0 && !outcome.output.isEmpty && outcome.errors.isEmpty)
    }

    @Test func theHelpNamesEveryVerbAndExitCode() throws {
        let help = try Folio.run("--help").output
        for word in ["run ", "render ", "status ", "verify ", "list ", "64", "66", "74", "130"] {
            #expect(help.contains(word))
        }
    }

    @Test func theListNamesTheParts() throws {
        let outcome = try Folio.run("list")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 6)
        for (line, part) in zip(lines, LiteratePart.numbered) {
            #expect(line.hasPrefix(part.title.replacing(" · ", with: "  ")))
        }
    }

    // MARK: Progress

    @Test func offATerminalProgressIsPlainLines() throws {
        let outcome = try FinishedReport.made().outcome
        let lines = outcome.errorLines
        for part in LiteratePart.numbered {
            let name = "part " + part.title.replacing(" · ", with: "  ")
            #expect(lines.contains { $0 == name }, "\(name) is not begun")
            #expect(
                lines.contains {
                    $0.wholeMatch(of: /part \d  .+  [0-9.]+\u{a0}(µs|ms|s)/) != nil && $0.hasPrefix(name + "  ")
                }, "\(name) is not done")
        }
        #expect(!outcome.errors.unicodeScalars.contains { $0 == "\r" || $0 == "\u{1B}" })
    }

    @Test func aQuietRunSaysNothing() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let outcome = try Folio.run("run", "1", "--quiet", "--data", finished.data, "--out", folder["report"])
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
        #expect(FileManager.default.fileExists(atPath: folder["report/report.pdf"]))
    }

    @Test func onATerminalProgressIsOneLineThatIsRewritten() throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        // script(1) gives the program a terminal.
        let command = "'\(Folio.executable)' run 3 --data '\(finished.data)' --out '\(folder["report"])'"
        guard try Folio.spawn(["sh", "-c", "command -v script"]).status == 0 else { return }
        let outcome = try Folio.spawn(["script", "-qec", command, "/dev/null"], environment: ["TERM": "xterm"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("\r\u{1B}[K"))
        let plain = try Folio.spawn(
            ["script", "-qec", command, "/dev/null"], environment: ["TERM": "xterm", "NO_COLOR": "1"])
        #expect(plain.status == 0)
        #expect(!plain.output.contains("\u{1B}"))
    }

    /// A name that is no text would be altered, and another folder written.
    @Test func argumentsAreText() throws {
        let folder = try TemporaryFolder()
        let outcome = try Folio.spawn(
            ["sh", "-c", #"exec "$0" render --out "$(printf 'a\377b')""#, Folio.executable], in: folder.path)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("is not text in UTF-8"), "\(outcome.errors)")
    }

    // MARK: Streams on a full disk

    /// The program says so when it cannot print: a list that is not complete may not look as if it were.
    @Test(arguments: [["list"], ["--help"], ["status"], ["run", "3"]])
    func outputThatFindsNoRoomIsAFault(command: [String]) throws {
        guard access("/dev/full", W_OK) == 0 else { return }
        let finished = try FinishedReport.made(), folder = try TemporaryFolder()
        let folders = ["--data", finished.data, "--out", folder["report"]]
        let isOfFolders = ["status", "run"].contains(command[0])
        let outcome = try Folio.spawn(
            ["sh", "-c", "\"$@\" > /dev/full", "sh", Folio.executable] + command + (isOfFolders ? folders : []))
        #expect(outcome.status == 74, "\(outcome.status): \(outcome.errors)")
        let sentence = "folio: Cannot write to standard output: No space left on device."
        #expect(outcome.errors.components(separatedBy: sentence).count == 2, "\(outcome.errors)")
        if command[0] == "run" { try expectTheUsualResult(folder, finished) }
    }

    // MARK: Streams without a reader

    @Test(arguments: [Folio.Stream.closed, .brokenPipe])
    func outputThatNobodyReadsIsHarmless(stream: Folio.Stream) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let outcome = try Folio.run("run", "3", "--data", finished.data, "--out", folder["report"], output: stream)
        #expect(outcome.status == 0)
        try expectTheUsualResult(folder, finished)
        #expect(try Folio.run("list", output: stream).status == 0)
    }

    @Test(arguments: [Folio.Stream.closed, .brokenPipe])
    func errorsThatNobodyReadsAreHarmless(stream: Folio.Stream) throws {
        let finished = try FinishedReport.made()
        let folder = try TemporaryFolder()
        let outcome = try Folio.run("run", "3", "--data", finished.data, "--out", folder["report"], errors: stream)
        #expect(outcome.status == 0)
        try expectTheUsualResult(folder, finished)
        // The message is lost, but the exit code is not.
        #expect(
            try Folio.run("run", "--data", folder["nowhere"], "--out", folder["report"], errors: stream).status == 66)
    }

    private func expectTheUsualResult(_ folder: TemporaryFolder, _ finished: FinishedReport) throws {
        for part in [2, 3] {
            let name = "results/part-\(part).json"
            #expect(
                try Data(contentsOf: URL(filePath: folder["report/" + name]))
                    == Data(contentsOf: URL(filePath: finished.report + "/" + name)))
        }
        let page = try Data(contentsOf: URL(filePath: folder["report/report.pdf"]))
        #expect(page.starts(with: Data("%PDF-".utf8)))
    }
}
