import Foundation
import SwiftSource

/// The targets that Package.swift declares.
struct Manifest {
    static let path = "Package.swift"

    struct Target {
        enum Kind: String {
            case regular, executable, test, system, binary, plugin, macro
        }

        let name: String
        let kind: Kind
        /// The target's folder, relative to the checkout's top folder.
        let path: String
        /// Names of targets and of other packages' products.
        let dependencies: [String]
        /// The target's line in Package.swift.
        let line: Int

        /// The name that an import uses.
        var moduleName: String { Manifest.moduleName(name) }
    }

    let targets: [Target]

    /// The targets that need a row in the table: all but tests, and plugins, which nothing can import.
    var modules: [Target] { targets.filter { $0.kind != .test && $0.kind != .plugin } }

    /// The modules that an import can name and that are not the system's: the targets and other packages' products.
    var projectModuleNames: Set<String> {
        Set(targets.map(\.moduleName) + targets.flatMap(\.dependencies).map(Self.moduleName))
    }

    /// The name of a target's module: a target `check-sources` has the module `check_sources`.
    static func moduleName(_ name: String) -> String { name.replacing("-", with: "_") }
}

extension Manifest {
    /// The manifest as JSON.
    ///
    /// `swift package dump-package` evaluates Package.swift and nothing else, so it needs no network and no checkouts
    /// of the dependencies. `swift package describe` loads all packages and lists all files, which takes three times as
    /// long; it also mixes plugins into the dependencies.
    ///
    /// The manifest with `FOLIO_FUZZ` also has the targets that exist for fuzzing only: the rules hold for them, too.
    ///
    /// The scratch path is another than the build's, whose lock would make this wait for a build that is running.
    /// Nothing is written there.
    static func dump(of folder: URL) throws -> Data {
        let process = Process(), output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let scratch = FileManager.default.temporaryDirectory.appending(path: "check-sources")
        process.arguments = ["swift", "package", "--scratch-path", scratch.path, "dump-package"]
        process.environment = ProcessInfo.processInfo.environment.merging(["FOLIO_FUZZ": ""]) { given, _ in given }
        process.currentDirectoryURL = folder
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw SourceTreeError.unreadableManifest(exitCode: process.terminationStatus)
        }
        return data
    }

    /// Reads the output of `swift package dump-package`.
    ///
    /// - Parameter source: Package.swift itself, which knows on which line each target is declared.
    init(dump: Data, source: SourceFile) throws {
        let lines = Self.targetLines(in: source)
        targets = try JSONDecoder().decode(ManifestDump.self, from: dump).targets.map { target in
            let kind = Target.Kind(rawValue: target.type) ?? .regular
            let folder = kind == .test ? "Tests" : kind == .plugin ? "Plugins" : "Sources"
            return Target(
                name: target.name, kind: kind, path: target.path ?? folder + "/" + target.name,
                dependencies: target.dependencies.map(\.name), line: lines[target.name] ?? 1)
        }
    }

    /// Lines by targets' names: where `.target(name: "Name"`, `.testTarget(name: "Name"` and the like stand.
    private static func targetLines(in source: SourceFile) -> [String: Int] {
        let code = source.code
        var lines: [String: Int] = [:]
        for index in code.indices.dropLast(4) {
            let opening = code[index].text
            if opening.lowercased().hasSuffix("target") || opening == "systemLibrary",
                code[(index + 1)...].prefix(3).map(\.text) == ["(", "name", ":"], code[index + 4].kind == .string
            {
                lines[String(code[index + 4].text.dropFirst().dropLast())] = code[index + 4].line
            }
        }
        return lines
    }
}
