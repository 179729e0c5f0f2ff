import Basics
import CProcess
import Foundation

/// A copy of this process that does work which may stop it, while this one waits, passes signals on and survives.
struct ChildProcess {
    /// The end of a process.
    enum End: Equatable {
        /// It exited with this code.
        case exited(Int32)
        /// It was ended by this signal.
        case signal(Int32)
    }

    /// The two sides of a copied process.
    enum Side {
        /// This is the copy.
        case child
        /// This is the original.
        case parent(ChildProcess)
    }

    private let identifier: pid_t
    private let formerMask: sigset_t

    /// The signals that are passed on to the copy.
    private static let passedOn = [
        SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGUSR1, SIGUSR2, SIGWINCH,
    ]

    /// Copies this process.
    ///
    /// - Returns: The side on which the caller now is; nil if there can be no copy: this process has several threads,
    ///   the system refuses another process, or files of /proc cannot be read.
    static func start() -> Side? {
        // Both streams are empty in the copy, or it would print their contents once more.
        fflush(nil)
        guard (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task"))?.count == 1 else { return nil }
        var mask = sigset_t(), former = sigset_t()
        sigemptyset(&mask)
        for number in passedOn + [SIGCHLD] { sigaddset(&mask, number) }
        // Ended children are reported, also if whoever started this program ignores those of its own.
        signal(SIGCHLD, SIG_DFL)
        guard pthread_sigmask(SIG_BLOCK, &mask, &former) == 0 else { return nil }
        let parent = getpid()
        let identifier = folio_fork()
        guard identifier != 0 else {
            becomeChild(of: parent, &former)
            return .child
        }
        guard identifier > 0 else {
            pthread_sigmask(SIG_SETMASK, &former, nil)
            return nil
        }
        // Both sides say so, as nobody knows which is first.
        setpgid(identifier, identifier)
        return .parent(ChildProcess(identifier: identifier, formerMask: former))
    }

    /// Prepares the copy: it ends with its parent, gets the terminal's signals through it alone, and a trap ends it at
    /// once, without a debugger's report that waits for a key.
    private static func becomeChild(of parent: pid_t, _ mask: inout sigset_t) {
        _ = folio_end_with_parent()
        if getppid() != parent { _exit(1) }
        setpgid(0, 0)
        // Writing to a terminal from the background, on some, and reading from it would stop the process.
        signal(SIGTTOU, SIG_IGN)
        signal(SIGTTIN, SIG_IGN)
        if ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil {
            for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] { signal(number, SIG_DFL) }
            // SIGQUIT counts, unless whoever started the program ignores it.
            let former = unsafeBitCast(signal(SIGQUIT, SIG_DFL), to: Int.self)
            if former == unsafeBitCast(SIG_IGN, to: Int.self) { signal(SIGQUIT, SIG_IGN) }
        }
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }

    /// Does the copy's work, on a new thread, or on this one if there can be none.
    ///
    /// The main thread of a copy must do nothing beside other threads: the Swift runtime remembers each thread's number
    /// in order to say who holds a lock, and the one it has for this thread is that of the original process. A lock
    /// that another thread waits for would never be given back. It takes no signals either, so that they interrupt the
    /// work where it waits, as in a program of one thread.
    static func onItsOwnThread(_ body: () throws -> Void) throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit)
        // As large as the main thread's; that may be unlimited.
        let stackSize = Int(min(max(limit.rlim_cur, rlim_t(WorkerThread.defaultStackSize)), 1 << 29))
        var all = sigset_t(), former = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &former)
        let result = WorkerThread.result(stackSize: stackSize) {
            var mask = former
            pthread_sigmask(SIG_SETMASK, &mask, nil)
            return Result(catching: body)
        }
        pthread_sigmask(SIG_SETMASK, &former, nil)
        try (result ?? Result(catching: body)).get()
    }

    /// Waits until the copy ends, and passes signals on to it.
    ///
    /// - Returns: The end, the processor time of the copy in seconds, and the last SIGINT or SIGTERM that was passed
    ///   on; nil for none.
    func wait() -> (end: End, processorTime: Double, stopRequest: Int32?) {
        var stopRequest: Int32?
        var mask = sigset_t(), former = formerMask
        sigemptyset(&mask)
        for number in Self.passedOn + [SIGCHLD] { sigaddset(&mask, number) }
        defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
        while true {
            var status: Int32 = 0, usage = rusage()
            let ended = wait4(identifier, &status, WNOHANG, &usage)
            if ended == identifier {
                let times = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) * 1e-6 }
                return (
                    status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signal(status & 0x7F), times.reduce(0, +),
                    stopRequest
                )
            }
            if ended < 0 {
                // A signal that interrupts this call may be the copy's end, for which sigwait would wait in vain.
                if errno == EINTR { continue }
                return (.exited(1), 0, stopRequest)
            }
            var number: Int32 = 0
            guard sigwait(&mask, &number) == 0, number != SIGCHLD else { continue }
            if number == SIGTSTP {
                stopBoth()
            } else {
                kill(identifier, number)
                // A stopped copy gets it only when it goes on.
                if [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(number) { kill(identifier, SIGCONT) }
                if [SIGINT, SIGTERM].contains(number) { stopRequest = number }
            }
        }
    }

    /// Stops both processes, which go on together when the shell wakes this one.
    ///
    /// They go on at once if the signal has no effect, as in a process that ignores it or that no shell looks after.
    private func stopBoth() {
        var stop = sigset_t()
        sigemptyset(&stop)
        sigaddset(&stop, SIGTSTP)
        kill(identifier, SIGSTOP)
        kill(getpid(), SIGTSTP)
        pthread_sigmask(SIG_UNBLOCK, &stop, nil)
        pthread_sigmask(SIG_BLOCK, &stop, nil)
        kill(identifier, SIGCONT)
    }
}
