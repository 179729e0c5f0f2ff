import CLibFuzzer
import Foundation

/// The program that `make fuzz` runs: libFuzzer with the target that the environment variable `FUZZ_TARGET` names.
///
/// The arguments are libFuzzer's: options such as `-runs=1000`, and folders with inputs to begin with, or files to try
/// once. Without a target, the program lists all.
@main
struct Fuzz {
    static func main() {
        guard let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] else {
            print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
            return
        }
        guard let target = (FuzzTarget.all + [.selftest]).first(where: { $0.name == name }) else {
            FileHandle.standardError.write(Data("There is no fuzz target \(name).\n".utf8))
            exit(2)
        }
        FuzzTarget.current = target
        // The first option of a name counts, so the caller's is stronger.
        var arguments = CommandLine.arguments + ["-max_len=\(target.maximalLength)"]
        if arguments.dropLast().contains(where: { $0.hasPrefix("-max_len=") }) { arguments.removeLast() }
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        pointers.withUnsafeMutableBufferPointer { buffer in
            var count = Int32(arguments.count), start = buffer.baseAddress
            exit(
                LLVMFuzzerRunDriver(&count, &start) { data, size in
                    let threads = ThreadCount()
                    FuzzTarget.current.run(Array(UnsafeBufferPointer(start: data, count: size)))
                    threads.waitUntilAsBefore()
                    return 0
                })
        }
    }
}
