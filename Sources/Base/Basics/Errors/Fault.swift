/// The cause of an error, one case per exit code of a program (sysexits.h).
public enum Fault: Sendable {
    /// A request that cannot be met: exit code 64.
    case usage
    /// Input that is missing or damaged: exit code 66.
    case input
    /// Output that cannot be written: exit code 74.
    case output
    /// A fault of the program itself: exit code 70.
    case program

    /// The exit code of a program that ends with such an error.
    public var exitCode: Int32 {
        switch self {
        case .usage: 64
        case .input: 66
        case .output: 74
        case .program: 70
        }
    }
}
