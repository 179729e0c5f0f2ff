import Foundation
import Testing

@testable import SourceChecks

@Suite struct ManifestTests {
    static let dump = """
        {"name": "p", "targets": [
            {"name": "A", "type": "regular", "path": "Sources/Base/A", "dependencies": []},
            {"name": "draw-plots", "type": "executable", "dependencies": [
                {"byName": ["A", null]}, {"product": ["Parser", "parser", null, null]}]},
            {"name": "ATests", "type": "test", "dependencies": [{"target": ["A", null]}]},
            {"name": "P", "type": "plugin", "pluginCapability": {"buildTool": null}, "dependencies": []}
        ]}
        """
    static let source = """
        let package = Package(
            products: [.library(name: "A", targets: ["A"])],
            targets: [
                .target(name: "A", path: "Sources/Base/A"),
                .executableTarget(
                    name: "draw-plots"),
                .testTarget(name: "ATests"),
            ])
        """

    @Test func targetsOfADump() throws {
        let manifest = try Manifest(
            dump: Data(Self.dump.utf8), source: SourceFile(path: "Package.swift", text: Self.source))
        #expect(manifest.targets.map(\.path) == ["Sources/Base/A", "Sources/draw-plots", "Tests/ATests", "Plugins/P"])
        #expect(manifest.targets.map(\.dependencies) == [[], ["A", "Parser"], ["A"], []])
        #expect(manifest.targets.map(\.line) == [4, 6, 7, 1])
        #expect(manifest.modules.map(\.moduleName) == ["A", "draw_plots"])
        #expect(manifest.projectModuleNames == ["A", "draw_plots", "Parser", "ATests", "P"])
    }
}
