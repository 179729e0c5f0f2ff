import Foundation
import Testing

/// Programs of poppler and qpdf, which read the file as other programs do. Tests that need a missing one are skipped.
enum PDFTools {
    static func path(of tool: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + tool }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    static func has(_ tool: String) -> Bool { path(of: tool) != nil }

    /// The output of a program run on a file with the given bytes, whose path replaces `FILE` among the arguments.
    static func output(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> (bytes: Data, status: Int32)
    {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("folio-\(UUID().uuidString).pdf")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path(of: tool)))
        process.arguments = arguments.map { $0 == "FILE" ? url.path : $0 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (data, process.terminationStatus)
    }

    static func text(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
        String(decoding: try output(tool, arguments, on: bytes).bytes, as: UTF8.self)
    }
}
