import Foundation

/// A machine on which something was measured, with its compiler and sources.
public struct Machine: Codable, Sendable, Equatable {
    /// The model name of the processor, or its architecture if the system does not tell.
    public var processor: String
    /// The number of active processor cores.
    public var cores: Int
    /// The name of the operating system, such as "Debian GNU/Linux 12 (bookworm)".
    public var system: String
    /// The version of the Swift compiler, such as "Swift 6.3".
    public var compiler: String
    /// The commit of the sources, twelve digits; nil if the process did not run in a git checkout.
    public var commit: String?

    /// This machine. It is determined once, as nothing of it changes while the process runs.
    static let current: Machine = {
        let cpuinfo = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = cpuinfo.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
        let release = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
        let name = release.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }?.dropFirst(12)
        #if arch(x86_64)
        let architecture = "x86-64"
        #elseif arch(arm64)
        let architecture = "arm64"
        #else
        let architecture = "unknown architecture"
        #endif
        #if swift(>=6.4)
        let compiler = "Swift 6.4 or later"
        #elseif swift(>=6.3)
        let compiler = "Swift 6.3"
        #else
        let compiler = "Swift 6.2"
        #endif
        return Machine(
            processor: model.map { $0.trimmingCharacters(in: .whitespaces) } ?? architecture,
            cores: ProcessInfo.processInfo.activeProcessorCount,
            system: name.map { $0.trimmingCharacters(in: ["\""]) } ?? "Linux",
            compiler: compiler, commit: commit())
    }()

    /// The load average of the last minute; nil if the system does not tell.
    static var load: Double? {
        var averages = [0.0]
        return getloadavg(&averages, 1) == 1 ? averages[0] : nil
    }

    /// The head commit of the checkout that the process runs in, twelve digits; nil if there is none.
    ///
    /// The `.git` of a worktree is a file that holds the path of the worktree's own git folder.
    private static func commit() -> String? {
        func line(_ path: String) -> String? {
            (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n").first.map(String.init)
        }
        var folder = ".git"
        if let elsewhere = line(".git"), elsewhere.hasPrefix("gitdir: ") { folder = String(elsewhere.dropFirst(8)) }
        guard let head = line(folder + "/HEAD") else { return nil }
        guard head.hasPrefix("ref: ") else { return String(head.prefix(12)) }
        let reference = String(head.dropFirst(5))
        let common = line(folder + "/commondir").map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 } ?? folder
        if let hash = line(common + "/" + reference) { return String(hash.prefix(12)) }
        let packed = (try? String(contentsOfFile: common + "/packed-refs", encoding: .utf8)) ?? ""
        return packed.split(separator: "\n").first { $0.hasSuffix(" " + reference) }.map { String($0.prefix(12)) }
    }
}
