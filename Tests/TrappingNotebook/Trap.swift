import Basics
import Foundation
import Synchronization

/// The ways in which code stops its program. The variable TRAP holds a place and a way, as in `part:index`, and more of
/// them after commas.
enum Trap {
    /// Stops the program if TRAP names this place.
    static func spring(at place: String) {
        for way in ways(at: place) {
            let none: [Int] = [], many = [Int](repeating: .max, count: CommandLine.arguments.count)
            switch way {
            case "index": print(none[many.count])
            case "overflow": print(many.reduce(1, +))
            case "nil": print(none.first!)
            case "recursion": print(descend(many.count))
            case "abort": abort()
            case "memory": print([Int](repeating: 1, count: 1 << 58).count)
            case "kill": kill(getpid(), SIGKILL)
            case "end": kill(getpid(), SIGHUP)
            case "exit": exit(5)
            case "exit0": exit(0)
            case "wait": sleep(600)
            case "linger": linger()
            case "spin": while ProcessInfo.processInfo.processIdentifier > 0 {}
            case "touch": utimes("data/file", nil)
            case "tell": FileHandle.standardError.write(Data("Code at \(place) runs.\n".utf8))
            case "contention": print(contend())
            default: break
            }
        }
    }

    /// Tells whether TRAP names a place.
    static func isSet(at place: String) -> Bool { !ways(at: place).isEmpty }

    private static func ways(at place: String) -> [String] {
        (ProcessInfo.processInfo.environment["TRAP"] ?? "").split(separator: ",").compactMap { word in
            let pieces = word.split(separator: ":")
            return pieces.count == 2 && pieces[0] == place ? String(pieces[1]) : nil
        }
    }

    /// Takes some seconds, also if signals arrive.
    private static func linger() {
        let start = ContinuousClock.now
        while ContinuousClock.now - start < .seconds(3) { usleep(10_000) }
    }

    /// Lets two threads take one lock by turns, on which each often has to wait for the other.
    private static func contend() -> Int {
        _ = parallelMap([0, 1], threadCount: 2) { _ in
            for _ in 0..<100 { count() }
        }
        return counter.withLock { $0 }
    }

    private static let counter = Mutex(0)

    /// Takes a lock for a while.
    @inline(never) static func count() {
        counter.withLock { count in
            usleep(200)
            count += 1
        }
    }

    /// Calls itself far deeper than a stack can hold; the memory it takes each time keeps it from being made a loop.
    private static func descend(_ depth: Int) -> Int {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 100) { numbers in
            numbers[depth % 100] = depth
            return depth < 0 ? 0 : descend(depth + 1) + numbers[depth % 100]
        }
    }
}
