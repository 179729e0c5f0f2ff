import PackagePlugin

/// A build plug-in that embeds the text of a target's Swift sources in the target itself.
///
/// It generates a file that declares `embeddedSources`, a dictionary by file name: `embeddedSources["Part1.swift"]`.
@main
struct EmbedSources: BuildToolPlugin {
    /// One command that runs `embed-sources` whenever a source of the target changes; none for targets without Swift
    /// sources.
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? SwiftSourceModuleTarget else { return [] }
        let sources = target.sourceFiles(withSuffix: "swift").map(\.url).sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedSources.swift")
        return [
            .buildCommand(
                displayName: "Embedding the sources of \(target.name)",
                executable: try context.tool(named: "embed-sources").url,
                arguments: [output.path] + sources.map(\.path),
                inputFiles: sources,
                outputFiles: [output])
        ]
    }
}
