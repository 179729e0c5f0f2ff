// swift-tools-version: 6.2
import PackageDescription

// Vector code is generated for one x86-64 level, decided here and nowhere else. FOLIO_MARCH
// overrides it (the Makefile does so on a processor without AVX2); other architectures use
// the compiler's own default, as does an empty FOLIO_MARCH, which building for them from here
// needs. Results do not depend on it, only speed does.
#if arch(x86_64)
let level = Context.environment["FOLIO_MARCH"] ?? "x86-64-v3"
let codeGeneration = level.isEmpty ? [] : ["-Xcc", "-march=" + level]
let processorCheck: [CSetting] = level.hasSuffix("v3") ? [.define("FOLIO_NEEDS_V3")] : level.hasSuffix("v4") ? [.define("FOLIO_NEEDS_V4")] : []
#else
let codeGeneration: [String] = []
let processorCheck: [CSetting] = []
#endif

let package = Package(
    name: "folio",
    products: [
        .executable(name: "folio", targets: ["folio"]),
        .plugin(name: "EmbedSources", targets: ["EmbedSources"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        // The program. A Notebook passes through it, so it must be compiled anew when that is laid out differently.
        .executableTarget(name: "folio", dependencies: ["Assignment", "Commands", "Notebooks"]),
        .target(
            name: "Commands",
            dependencies: [
                "Notebooks", "Typesetting", "Plots", "Drawing", "Documents", "Datasets",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // The flagship notebook: one literate file a part.
        .target(
            name: "Assignment",
            dependencies: ["Notebooks", "NeuralNetworks", "Datasets", "Plots", "Kernels", "Statistics"],
            resources: [.embedInCode("original.json")],
            plugins: ["EmbedSources"]),

        // A notebook about something else, to show how one is written.
        .executableTarget(
            name: "StoppingDistances", dependencies: ["Commands", "Notebooks", "Plots", "Kernels"], path: "Examples/StoppingDistances",
            exclude: ["data"], plugins: ["EmbedSources"]),

        // Parts, cells, records, the ledger, weaving.
        .target(name: "Notebooks", dependencies: ["Documents", "Plots", "NeuralNetworks", "Datasets"]),

        // Document to page, data to figure.
        .target(name: "Typesetting", dependencies: ["Documents", "Drawing"]),
        .target(name: "Plots", dependencies: ["Drawing"]),
        .target(name: "Drawing", dependencies: ["CCairo", "CFreeType", "CHarfBuzz", "CFonts", "CZlib"]),
        .target(name: "Documents", dependencies: ["CCMark"]),

        // Arithmetic and data.
        .target(name: "NeuralNetworks", dependencies: ["Kernels"]),
        // Optimised in debug builds too: tests read all of MNIST, which takes 14 s otherwise.
        .target(
            name: "Datasets", dependencies: ["CZlib"],
            swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        .target(name: "CProcessor", cSettings: processorCheck),
        .target(name: "Kernels", dependencies: ["CProcessor"], exclude: ["KERNELS.md"], swiftSettings: [.unsafeFlags(["-Ounchecked"], .when(configuration: .release))]),

        // Intervals and tests for the analysis.
        .target(name: "Statistics", dependencies: ["Kernels"]),

        // What every kind of network must be trained to, to the last bit, and a program that says whether it is.
        .target(name: "TrainedBits", dependencies: ["NeuralNetworks", "Kernels"]),
        .executableTarget(name: "trained-bits", dependencies: ["TrainedBits", "NeuralNetworks"]),

        // `make bench`: kernels, training and the whole report, verified and then timed.
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Assignment", "NeuralNetworks", "Kernels", "Datasets", "Plots", "Drawing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // C libraries, and the fonts that the project ships.
        .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(name: "CFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"])]),
        .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libharfbuzz-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(name: "CFonts", exclude: ["fonts"], cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),

        // Prints the sources of a target into that target, so that a report can show what was compiled.
        .executableTarget(name: "embed-sources"),
        .plugin(name: "EmbedSources", capability: .buildTool(), dependencies: ["embed-sources"]),

        .testTarget(name: "KernelsTests", dependencies: ["Kernels"]),
        .testTarget(name: "NeuralNetworksTests", dependencies: ["NeuralNetworks", "Kernels", "Datasets", "TrainedBits"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
        .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "CZlib"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents", "CCMark"]),
        .testTarget(name: "DrawingTests", dependencies: ["Drawing", "CCairo", "CZlib"]),
        .testTarget(name: "PlotsTests", dependencies: ["Plots", "Drawing", "CCairo"], exclude: ["Gallery"]),
        .testTarget(
            name: "TypesettingTests", dependencies: ["Typesetting", "Documents", "Drawing", "CCairo"],
            exclude: ["Fixtures", "Gallery"]),
        .testTarget(name: "NotebooksTests", dependencies: ["Notebooks", "NeuralNetworks", "Documents", "Plots"]),
        .testTarget(name: "CommandsTests", dependencies: ["Commands", "Notebooks", "Documents", "Drawing"]),
        .testTarget(name: "AssignmentTests", dependencies: ["Assignment", "Notebooks", "NeuralNetworks", "Datasets"]),
        .testTarget(name: "EndToEndTests", dependencies: ["folio", "StoppingDistances", "Datasets", "CCMark"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) && !["CFonts", "CProcessor"].contains(target.name) {
    // Tests see internals of an optimised build, too; not those of the arithmetic, which must stay free to be inlined.
    let testing = target.type == .regular && !["Kernels", "NeuralNetworks"].contains(target.name) ? ["-enable-testing"] : []
    target.swiftSettings = (target.swiftSettings ?? []) + [
        .unsafeFlags(codeGeneration + testing),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
