import Foundation

/// Other programs that use a processor core each for as long as they are wanted, as on a machine that is shared.
final class BusyPrograms {
    private var programs: [Process] = []
    /// It ends by itself if the program that started it has gone.
    private static let script = """
        while kill -0 $PPID 2>/dev/null; do i=0; while [ $((i += 1)) -lt 9999 ]; do :; done; done
        """

    /// Starts `count` programs that only compute.
    ///
    /// - Throws: An error of the system if one cannot be started.
    init(count: Int) throws {
        for _ in 0..<count {
            let program = Process()
            program.executableURL = URL(fileURLWithPath: "/bin/sh")
            program.arguments = ["-c", Self.script]
            try program.run()
            programs.append(program)
        }
    }

    deinit { for program in programs { program.terminate() } }
}
