import Foundation

enum BenchError: Error, CustomStringConvertible {
    case noProgram(String)
    case failed(Int32)
    case wrongBits([String])

    var description: String {
        switch self {
        case .noProgram(let path): "There is no \(path): build it first (swift build -c release --product folio)."
        case .failed(let code): "folio run ended with exit code \(code)."
        case .wrongBits(let names):
            "These kernels do not give the bits of their reference, so nothing was timed: \(names.joined(separator: "; "))."
        }
    }
}
