import Foundation

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
            case "wait": sleep(600)
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

    /// Calls itself far deeper than a stack can hold; the memory it takes each time keeps it from being made a loop.
    private static func descend(_ depth: Int) -> Int {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 100) { numbers in
            numbers[depth % 100] = depth
            return depth < 0 ? 0 : descend(depth + 1) + numbers[depth % 100]
        }
    }
}
