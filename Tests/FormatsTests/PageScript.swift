import Foundation

/// A script of the project that checks web pages and ends with 77 if what it needs is missing.
struct PageScript {
    /// Uses a page in real browsers.
    static let browsers = PageScript(name: "check-page.py")
    /// Asks the Nu HTML checker.
    static let validator = PageScript(name: "check-html.sh")

    /// The folder of the project.
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        .path

    private let path: String
    /// True if the script finds what it needs; without a page it has nothing to check.
    let isThere: Bool

    private init(name: String) {
        path = Self.checkout + "/scripts/" + name
        isThere = (try? Self.run([path])).map { $0.status != 77 } ?? false
    }

    /// Checks a page.
    func check(_ page: String, _ arguments: String...) throws -> (status: Int32, output: String) {
        try Self.run([path, page] + arguments)
    }

    private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
        let process = Process(), pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["timeout", "-k", "5", "600"] + command
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}

/// A folder for one test, removed after it.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}
