import Foundation
import Testing

/// Folders, files and settings that once crashed the program, let it hang, or let it alter files of others.
@Suite struct HostileInputTests {
    private static let program = Folio.program("StoppingDistances")
    private static let data = checkout + "/Notebooks/StoppingDistances/data"

    private func run(_ arguments: String..., in folder: TemporaryFolder) throws -> Folio.Outcome {
        try Folio.spawn(["timeout", "-k", "5", "60", Self.program] + arguments, in: folder.path)
    }

    @Test(arguments: ["nope/../new", "nope/..", "nope/../../\(UUID().uuidString)/../x"])
    func foldersThroughOnesThatAreNotThereAreMade(path: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder["in"], withIntermediateDirectories: true)
        for arguments in [["--out", "in/" + path], ["--out", "report", "--cache", "in/" + path]] {
            let outcome = try Folio.spawn(
                ["timeout", "-k", "5", "60", Self.program, "run", "1", "--data", Self.data] + arguments, in: folder.path
            )
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        // The folder that the path means, whether or not the one on the way was made.
        let target = URL(filePath: folder["in/" + path]).standardized.path
        #expect(FileManager.default.fileExists(atPath: target + "/report.pdf"))
    }

    /// A repository can carry a link in the place of the lock.
    @Test func aLinkInPlaceOfTheLockIsNotFollowed() throws {
        let folder = try TemporaryFolder()
        try Data("mine".utf8).write(to: URL(filePath: folder["precious"]))
        try FileManager.default.createDirectory(atPath: folder["report"], withIntermediateDirectories: true)
        symlink("../precious", folder["report/.lock"])
        let outcome = try run("run", "--data", Self.data, "--out", "report", "--cache", "c", in: folder)
        #expect(outcome.status == 74 && outcome.errors.contains("report/.lock is in the way"), "\(outcome.errors)")
        #expect(try String(contentsOfFile: folder["precious"], encoding: .utf8) == "mine")
    }

    /// Pictures of the user's own lie where the report puts its figures.
    @Test func picturesOfOthersStay() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder["report/figures"], withIntermediateDirectories: true)
        try Data("<svg/>".utf8).write(to: URL(filePath: folder["report/figures/logo.svg"]))
        #expect(try run("run", "--data", Self.data, "--out", "report", "--cache", "c", in: folder).status == 0)
        #expect(FileManager.default.fileExists(atPath: folder["report/figures/logo.svg"]))
    }

    /// A pipe, on which opening waits, and a device that never ends.
    @Test(arguments: ["pipe", "zero"]) func dataThatAreNoFileAreRefused(kind: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder["data"], withIntermediateDirectories: true)
        if kind == "pipe" {
            mkfifo(folder["data/cars.csv"], 0o600)
        } else {
            symlink("/dev/zero", folder["data/cars.csv"])
        }
        let outcome = try run("run", "--data", "data", "--out", "report", "--cache", "c", in: folder)
        #expect(outcome.status == 66 && outcome.errors.contains("it is not a file"), "\(outcome.errors)")
    }

    /// Parameters at the ends of what an integer holds fail their part, and the other part is there.
    @Test(arguments: ["folds=0", "folds=-1", "folds=9223372036854775807", "divisions=0", "divisions=-1"])
    func parametersOutOfBoundsFailTheirPart(parameter: String) throws {
        let folder = try TemporaryFolder()
        for quiet in [[], ["--quiet"]] {
            let outcome = try Folio.spawn(
                [
                    "timeout", "-k", "5", "60", Self.program, "run", "-P", parameter, "--data", Self.data, "--out", "r",
                    "--cache",
                    "c",
                ]
                    + quiet, in: folder.path)
            #expect(outcome.status == 1, "\(outcome.errors)")
            // A quiet run says why it failed, too.
            #expect(outcome.errors.contains(parameter.hasPrefix("folds") ? "2 to 50 folds" : "divisions"))
            #expect(FileManager.default.fileExists(atPath: folder["r/report.pdf"]))
        }
    }

    /// The wall time of a damaged file, which no integer can hold.
    @Test(arguments: ["1e300", "-1e300", "5.6e20", "1e-320"]) func measurementsOutOfBoundsAreShown(wall: String) throws
    {
        let folder = try TemporaryFolder()
        #expect(try run("run", "--data", Self.data, "--out", "report", "--cache", "c", in: folder).status == 0)
        let path = folder["report/measurements.json"]
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let altered = text.replacing(/"(wall|user|system)" : [0-9.e-]+/) { "\"\($0.1)\" : \(wall)" }
        #expect(altered != text)
        try Data(altered.utf8).write(to: URL(filePath: path))
        for verb in ["render", "run"] {
            let outcome = try run(verb, "--data", Self.data, "--out", "report", in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }

    /// A limit on the size of files is an error like a full disk, not a signal that ends the program without a word.
    @Test func aLimitOnFilesIsNamed() throws {
        let folder = try TemporaryFolder()
        let outcome = try Folio.spawn(
            ["sh", "-c", "ulimit -f 4; exec '\(Self.program)' run --data '\(Self.data)' --out r --cache c"],
            in: folder.path)
        #expect(
            outcome.status == 74 && outcome.errors.contains("File too large"), "\(outcome.status) \(outcome.errors)")
    }

    /// Threads that the system refuses, as in a container with a limit on processes, are done without.
    @Test(arguments: ["--as=400000000", "--nproc=1"]) func refusedThreadsAreDoneWithout(limit: String) throws {
        let folder = try TemporaryFolder()
        guard try Folio.spawn(["sh", "-c", "command -v prlimit"]).status == 0 else { return }
        let outcome = try Folio.spawn(
            [
                "timeout", "-k", "5", "60", "prlimit", limit, Self.program, "run", "--threads", "4", "--data",
                Self.data, "--out",
                "r",
            ],
            in: folder.path)
        // Too little address space may also end in a sentence; it never hangs.
        #expect(outcome.status != 124, "\(outcome.errors)")
    }
}
