import Foundation
import PackagePlugin

/// A build plug-in that embeds in a target the text of its own Swift sources and BibTeX files, and digests of all code
/// it depends on.
///
/// It generates a file that declares `embeddedSources` for `Notebook(…, sources: embeddedSources)`. The modules that
/// the target depends on, directly or not, count with every file. A module of the target's own package has a digest for
/// each file; a module of another package has one digest for all its files.
@main
struct EmbedSources: BuildToolPlugin {
    /// One command that runs `embed-sources` whenever a file that counts changes; none for targets without Swift
    /// sources.
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? SwiftSourceModuleTarget else { return [] }
        let own = Set(context.package.targets.map(\.id))
        let sources = target.sourceFiles(withSuffix: "swift").map(\.url).sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedSources.swift")
        let bibliographies = Self.bibliographies(of: target)
        var arguments = [output.path] + sources.map(\.path)
        for (name, file) in bibliographies { arguments += ["--bibliography", name, file.path] }
        arguments += ["--root", context.package.directoryURL.path]
        var inputs = sources + bibliographies.map(\.file)
        for module in [target] + target.recursiveTargetDependencies {
            var files = Self.files(of: module)
            files = Set(files).subtracting(sources).sorted { $0.path < $1.path }
            guard !files.isEmpty else { continue }
            arguments += [own.contains(module.id) ? "--files" : "--module", Self.name(of: module)] + files.map(\.path)
            inputs += files
        }
        return [
            .buildCommand(
                displayName: "Embedding the sources of \(target.name)",
                executable: try context.tool(named: "embed-sources").url,
                arguments: arguments, inputFiles: inputs, outputFiles: [output])
        ]
    }

    /// The BibTeX files among a target's own files, with their paths from the target's folder, in order.
    ///
    /// As inputs of the command they are no files that SwiftPM does not know what to do with. They do not count as
    /// code.
    private static func bibliographies(of target: SwiftSourceModuleTarget) -> [(name: String, file: URL)] {
        let folder = target.directoryURL.path
        return target.sourceFiles.map(\.url).filter { $0.pathExtension.lowercased() == "bib" }.map { file in
            let isInside = file.path.hasPrefix(folder + "/")
            return (isInside ? String(file.path.dropFirst(folder.count + 1)) : file.lastPathComponent, file)
        }.sorted { $0.name < $1.name }
    }

    /// The files of a module that can decide what it does: sources and headers, resources, and of a library of the
    /// system or a binary one everything in its folder.
    private static func files(of module: any Target) -> [URL] {
        switch module {
        case let module as any SourceModuleTarget:
            // A C module's public headers are not among its source files.
            let headers = (module as? ClangSourceModuleTarget)?.publicHeadersDirectoryURL
            let sources = module.sourceFiles.filter { $0.type != .unknown }.map(\.url)
            return (sources + [headers].compactMap(\.self)).flatMap(files(at:))
        case let module as SystemLibraryTarget: return files(at: module.directoryURL)
        case let module as BinaryArtifactTarget: return files(at: module.artifactURL)
        default: return []
        }
    }

    /// The name of a module as messages show it.
    private static func name(of module: any Target) -> String {
        (module as? any SourceModuleTarget)?.moduleName ?? module.name
    }

    /// The file itself, or the files in a folder and its subfolders.
    private static func files(at url: URL) -> [URL] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
            return [url]
        }
        return files(in: url)
    }

    /// The files in a folder and its subfolders.
    private static func files(in folder: URL) -> [URL] {
        (FileManager.default.subpaths(atPath: folder.path) ?? []).map { folder.appending(path: $0) }.filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
        }
    }
}
