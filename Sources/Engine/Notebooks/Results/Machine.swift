import Foundation

/// Where something was measured.
public struct Machine: Codable, Sendable, Equatable {
    public var processor: String
    public var cores: Int
    public var system: String
    public var compiler: String
    /// The commit of the sources, if they were in a git checkout.
    public var commit: String?

    /// This machine; asked once, as nothing of it changes while the process runs.
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

    /// The load average of the last minute, nil where the system does not say.
    static var load: Double? {
        var averages = [0.0]
        return getloadavg(&averages, 1) == 1 ? averages[0] : nil
    }

    /// The head of the checkout that the process runs in; a worktree's `.git` is a file that says where its own head lies.
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
