import Foundation
import Testing

/// The built program, run as a user runs it: in a process, folder and environment of its own.
enum Folio {
    /// The outcome of a run of the program.
    struct Outcome {
        /// The exit code, or 128 plus the signal's number if a signal ended the run.
        let status: Int32
        let output: String
        let errors: String

        var errorLines: [Substring] { errors.split(separator: "\n") }
    }

    /// The target of one of the program's standard streams.
    enum Stream {
        /// A file, whose text the outcome gives.
        case recorded
        case closed
        /// A pipe without a reader.
        case brokenPipe
    }

    /// The path of the program, which the build puts beside the test bundle.
    static let executable = program("folio")

    /// The path of a program of this package.
    static func program(_ name: String) -> String {
        let running =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let products = [
            URL(filePath: running).deletingLastPathComponent(), Bundle.main.bundleURL.deletingLastPathComponent(),
            URL(filePath: checkout).appending(path: ".build/release"),
        ]
        let candidates = products.map { $0.appending(path: name).path }
        guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            preconditionFailure(
                """
                There is no \(name) to test: looked for \(candidates.joined(separator: ", ")). Build it first: \
                swift build --product \(name).
                """
            )
        }
        return found
    }

    /// Runs `folio` with some arguments and waits for its end.
    /// - Parameters:
    ///   - folder: The current folder of the process, in which its cache is; a new empty folder if none is given.
    ///   - environment: The variables that differ from the test's own; an empty string removes one.
    static func run(
        _ arguments: String..., in folder: String? = nil, environment: [String: String] = [:],
        output: Stream = .recorded,
        errors: Stream = .recorded
    ) throws -> Outcome {
        try spawn([executable] + arguments, in: folder, environment: environment, output: output, errors: errors)
    }

    /// Runs any command, found on the PATH.
    static func spawn(
        _ command: [String], in folder: String? = nil, environment: [String: String] = [:], output: Stream = .recorded,
        errors: Stream = .recorded
    ) throws -> Outcome {
        try Process(command, in: folder, environment: environment, output: output, errors: errors).wait()
    }

    /// Starts a run of `folio` without waiting for its end.
    static func start(_ arguments: String..., in folder: String? = nil) throws -> Process {
        try Process([executable] + arguments, in: folder)
    }

    /// A running command.
    final class Process {
        let id: pid_t
        private let scratch: TemporaryFolder
        private var outcome: Outcome?

        init(
            _ command: [String], in folder: String? = nil, environment: [String: String] = [:],
            output: Stream = .recorded, errors: Stream = .recorded
        ) throws {
            scratch = try TemporaryFolder()
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            var pipes: [Int32] = []
            defer { pipes.forEach { close($0) } }
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            for (descriptor, stream) in [(Int32(1), output), (2, errors)] {
                switch stream {
                case .recorded:
                    posix_spawn_file_actions_addopen(
                        &actions, descriptor, scratch["\(descriptor)"], O_WRONLY | O_CREAT, 0o600)
                case .closed: posix_spawn_file_actions_addclose(&actions, descriptor)
                case .brokenPipe:
                    let pipe = try brokenPipe()
                    pipes.append(pipe)
                    posix_spawn_file_actions_adddup2(&actions, pipe, descriptor)
                }
            }

            var variables = ProcessInfo.processInfo.environment
            for name in ["CI", "NO_COLOR", "SOURCE_DATE_EPOCH", "LC_ALL", "TZ"] { variables[name] = nil }
            variables.merge(environment) { $1 }
            if folder == nil {
                try FileManager.default.createDirectory(atPath: scratch["current"], withIntermediateDirectories: true)
            }
            // posix_spawn cannot change the folder on every system. `env` is replaced by the command, so that a signal
            // reaches the command itself.
            let words = ["env", "-C", folder ?? scratch["current"]] + command
            var argv = words.map { strdup($0) } + [nil]
            var envp = variables.filter { !$0.value.isEmpty }.map { strdup("\($0)=\($1)") } + [nil]
            defer { (argv + envp).forEach { free($0) } }

            // The threads of a test may block signals, and whoever runs the tests may ignore some, as `nohup` does; a
            // process inherits both.
            var attributes = posix_spawnattr_t()
            posix_spawnattr_init(&attributes)
            defer { posix_spawnattr_destroy(&attributes) }
            var none = sigset_t()
            sigemptyset(&none)
            posix_spawnattr_setsigmask(&attributes, &none)
            var usual = sigset_t()
            sigemptyset(&usual)
            for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU] {
                sigaddset(&usual, signal)
            }
            posix_spawnattr_setsigdefault(&attributes, &usual)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

            var process = pid_t()
            let error = posix_spawnp(&process, words[0], &actions, &attributes, &argv, &envp)
            guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
            id = process
        }

        /// Kills the process, in case a test forgets to.
        deinit {
            guard outcome == nil else { return }
            kill(id, SIGKILL)
            var status: Int32 = 0
            waitpid(id, &status, 0)
        }

        func send(_ signal: Int32) { kill(id, signal) }

        /// Waits for the end of the process; after five minutes it is killed, so that no fault of it stops the tests.
        func wait() -> Outcome {
            if let outcome { return outcome }
            var status: Int32 = 0
            let start = ContinuousClock.now
            while waitpid(id, &status, WNOHANG) != id {
                if ContinuousClock.now - start > .seconds(300) {
                    Issue.record("The process did not end.")
                    kill(id, SIGKILL)
                    while waitpid(id, &status, 0) < 0 && errno == EINTR {}
                    break
                }
                usleep(1000)
            }
            let signal = status & 0x7f
            func text(_ name: String) -> String { (try? String(contentsOfFile: scratch[name], encoding: .utf8)) ?? "" }
            let outcome = Outcome(
                status: signal == 0 ? status >> 8 & 0xff : 128 + signal, output: text("1"), errors: text("2"))
            self.outcome = outcome
            return outcome
        }
    }

    /// Waits until a condition holds, for a minute at most.
    static func wait(until condition: () throws -> Bool) throws {
        for _ in 0..<6000 {
            if try condition() { return }
            usleep(10_000)
        }
        Issue.record("It never came to that.")
        throw CancellationError()
    }

    /// The writing end of a pipe without a reading end.
    private static func brokenPipe() throws -> Int32 {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        close(ends[0])
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        return ends[1]
    }
}

/// The path of this checkout.
let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path
