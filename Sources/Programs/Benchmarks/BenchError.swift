import Foundation

/// The reasons why the benchmarks cannot go on.
enum BenchError: Error, CustomStringConvertible {
    /// The program `folio` was not built; its path.
    case noProgram(String)
    /// `folio run` ended with this exit code.
    case failed(Int32)
    /// These kernels differ from their references.
    case wrongBits([String])

    var description: String {
        switch self {
        case .noProgram(let path): "There is no \(path): build it first (swift build -c release --product folio)."
        case .failed(let code): "folio run ended with exit code \(code)."
        case .wrongBits(let names):
            "These kernels do not give the bits of their reference, so nothing was timed: "
                + "\(names.joined(separator: "; "))."
        }
    }
}
