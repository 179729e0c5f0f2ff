// swift-tools-version: 6.2
import PackageDescription

// One x86-64 level for all vector code, chosen outside: the Makefile sets FOLIO_MARCH by this machine's processor.
// Without it the compiler's default holds. Results do not depend on it, only speed does.
let level = Context.environment["FOLIO_MARCH"] ?? ""
let codeGeneration: [SwiftSetting] = level.isEmpty ? [] : [.unsafeFlags(["-Xcc", "-march=" + level])]
let processorCheck: [CSetting] =
    level.hasSuffix("v3") ? [.define("FOLIO_NEEDS_V3")] : level.hasSuffix("v4") ? [.define("FOLIO_NEEDS_V4")] : []

// Tests see the internals of an optimised build, too; not those of the arithmetic, which must stay free to be inlined.
// The Makefile asks for it, so that programs and tests share one build; packages that depend on this one do not.
let testable: [SwiftSetting] =
    Context.environment["FOLIO_TESTABLE"] == nil ? [] : [.unsafeFlags(["-enable-testing"])]
let neverTestable = ["Kernels", "NeuralNetworks"]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "folio",
    products: [
        .library(name: "Folio", targets: ["Folio"]),
        .library(name: "FolioNetworks", targets: ["FolioNetworks"]),
        .executable(name: "folio", targets: ["folio"]),
        .plugin(name: "EmbedSources", targets: ["EmbedSources"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    // ARCHITECTURE.md says of each module what it knows; `make lint` holds these dependencies to its table.
    targets: [
        // Base
        .target(name: "Basics", path: "Sources/Base/Basics"),
        .target(name: "SwiftSource", dependencies: ["Basics"], path: "Sources/Base/SwiftSource"),

        // Engine: what a notebook about anything needs.
        .target(name: "Documents", path: "Sources/Engine/Documents"),
        .target(name: "TeXMath", path: "Sources/Engine/TeXMath"),
        .target(name: "Prose", dependencies: ["Documents", "TeXMath", "CCMark"], path: "Sources/Engine/Prose"),
        .target(name: "Citations", dependencies: ["Documents"], path: "Sources/Engine/Citations"),
        .target(name: "Statistics", dependencies: ["Basics"], path: "Sources/Engine/Statistics"),
        .target(name: "Plots", dependencies: ["Basics"], path: "Sources/Engine/Plots"),
        .target(
            name: "Notebooks",
            dependencies: ["Basics", "SwiftSource", "Documents", "TeXMath", "Prose", "Citations", "Plots"],
            path: "Sources/Engine/Notebooks"),

        // Output: from documents and plots to files.
        .target(
            name: "Drawing", dependencies: ["Basics", "CCairo", "CFreeType", "CHarfBuzz", "CFonts"],
            path: "Sources/Output/Drawing"),
        .target(name: "PlotDrawing", dependencies: ["Plots", "Drawing"], path: "Sources/Output/PlotDrawing"),
        .target(
            name: "Typesetting", dependencies: ["SwiftSource", "Documents", "TeXMath", "Drawing"],
            path: "Sources/Output/Typesetting"),
        .target(
            name: "Formats",
            dependencies: [
                "Basics", "SwiftSource", "Documents", "TeXMath", "Plots", "Notebooks", "Drawing", "PlotDrawing",
                "Typesetting",
                "CCairo", "CZlib",
            ],
            path: "Sources/Output/Formats",
            resources: [.embedInCode("HTML/page.css"), .embedInCode("HTML/page.js")]),

        // Networks: for notebooks that train some.
        .target(
            name: "Kernels", dependencies: ["Basics", "CProcessor"], path: "Sources/Networks/Kernels",
            exclude: ["KERNELS.md"],
            swiftSettings: [.unsafeFlags(["-Ounchecked"], .when(configuration: .release))]),
        .target(name: "NeuralNetworks", dependencies: ["Basics", "Kernels"], path: "Sources/Networks/NeuralNetworks"),
        .target(name: "ImageDatasets", dependencies: ["Basics", "CZlib"], path: "Sources/Networks/ImageDatasets"),
        .target(
            name: "NetworkNotebooks", dependencies: ["Basics", "Notebooks", "NeuralNetworks"],
            path: "Sources/Networks/NetworkNotebooks"),
        .target(
            name: "ReferenceDigests", dependencies: ["Basics", "Kernels", "NeuralNetworks"],
            path: "Sources/Networks/ReferenceDigests"),

        // Programs
        .target(
            name: "Commands", dependencies: ["Basics", "Notebooks", "Formats", "CProcess", argumentParser],
            path: "Sources/Programs/Commands"),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Basics", "Plots", "Drawing", "PlotDrawing", "Kernels", "NeuralNetworks", "ImageDatasets",
                "MNISTNotebook", argumentParser,
            ],
            path: "Sources/Programs/Benchmarks"),
        .executableTarget(
            name: "check-digests", dependencies: ["Basics", "NeuralNetworks", "ReferenceDigests"],
            path: "Sources/Programs/check-digests"),
        .target(name: "SourceChecks", dependencies: ["SwiftSource"], path: "Sources/Programs/SourceChecks"),
        .executableTarget(
            name: "check-sources", dependencies: ["SourceChecks"], path: "Sources/Programs/check-sources"),
        .executableTarget(
            name: "embed-sources", dependencies: ["Basics", "SwiftSource"], path: "Sources/Programs/embed-sources"),
        .plugin(name: "EmbedSources", capability: .buildTool(), dependencies: ["embed-sources"]),

        // What another package imports.
        .target(
            name: "Folio",
            dependencies: [
                "Basics", "Statistics", "Plots", "Notebooks", "Drawing", "PlotDrawing", "Formats", "Commands",
            ],
            path: "Sources/Products/Folio"),
        .target(
            name: "FolioNetworks", dependencies: ["Kernels", "NeuralNetworks", "ImageDatasets", "NetworkNotebooks"],
            path: "Sources/Products/FolioNetworks"),

        // Notebooks: the MNIST notebook with its program, and a small one about something else.
        .target(
            name: "MNISTNotebook",
            dependencies: [
                "Basics", "Statistics", "Plots", "Notebooks", "Kernels", "NeuralNetworks", "ImageDatasets",
                "NetworkNotebooks",
            ],
            path: "Notebooks/MNIST", exclude: ["Program"], resources: [.embedInCode("original.json")],
            plugins: ["EmbedSources"]),
        .executableTarget(
            name: "folio", dependencies: ["MNISTNotebook", "Notebooks", "Commands"], path: "Notebooks/MNIST/Program"),
        .executableTarget(
            name: "StoppingDistances", dependencies: ["Basics", "Plots", "Notebooks", "Commands"],
            path: "Notebooks/StoppingDistances", exclude: ["data"], plugins: ["EmbedSources"]),

        // C libraries, and the fonts that the project ships.
        .systemLibrary(
            name: "CCairo", path: "Sources/CLibraries/CCairo", pkgConfig: "cairo-ft",
            providers: [.apt(["libcairo2-dev"])]),
        .systemLibrary(
            name: "CFreeType", path: "Sources/CLibraries/CFreeType", pkgConfig: "freetype2",
            providers: [.apt(["libfreetype-dev"])]),
        .systemLibrary(
            name: "CHarfBuzz", path: "Sources/CLibraries/CHarfBuzz", pkgConfig: "harfbuzz",
            providers: [.apt(["libharfbuzz-dev"])]),
        .systemLibrary(
            name: "CZlib", path: "Sources/CLibraries/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CCMark", path: "Sources/CLibraries/CCMark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(
            name: "CFonts", path: "Sources/CLibraries/CFonts", exclude: ["fonts"]),
        .target(name: "CProcess", path: "Sources/CLibraries/CProcess"),
        .target(name: "CProcessor", path: "Sources/CLibraries/CProcessor", cSettings: processorCheck),

        // Tests mirror modules; EndToEndTests run the built programs.
        .executableTarget(
            name: "TrappingNotebook", dependencies: ["Basics", "Notebooks", "Commands"], path: "Tests/TrappingNotebook",
            plugins: ["EmbedSources"]),
        .target(name: "TestSupport", dependencies: ["Documents", "TeXMath", "CCMark"], path: "Tests/TestSupport"),
        .testTarget(name: "BasicsTests", dependencies: ["Basics", "TestSupport"]),
        .testTarget(name: "SwiftSourceTests", dependencies: ["SwiftSource"]),
        .testTarget(name: "DocumentsTests", dependencies: ["Documents", "TestSupport"]),
        .testTarget(name: "TeXMathTests", dependencies: ["TeXMath"]),
        .testTarget(name: "ProseTests", dependencies: ["Documents", "Prose", "TestSupport"]),
        .testTarget(
            name: "CitationsTests", dependencies: ["Documents", "Prose", "Citations", "Formats", "TestSupport"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
        .testTarget(
            name: "PlotsTests", dependencies: ["Basics", "Plots", "Drawing", "PlotDrawing", "CCairo", "TestSupport"],
            exclude: ["Gallery"]),
        .testTarget(
            name: "NotebooksTests",
            dependencies: [
                "Basics", "SwiftSource", "Documents", "Prose", "Citations", "Plots", "Notebooks", "Formats",
                "TestSupport",
            ]),
        .testTarget(
            name: "DrawingTests",
            dependencies: ["Drawing", "Formats", "CCairo", "CHarfBuzz", "CZlib", "TestSupport"]),
        .testTarget(
            name: "TypesettingTests",
            dependencies: ["SwiftSource", "Documents", "TeXMath", "Drawing", "Typesetting", "Formats", "CCairo"],
            exclude: ["Fixtures", "Gallery"]),
        .testTarget(
            name: "FormatsTests",
            dependencies: [
                "Basics", "Documents", "TeXMath", "Prose", "Plots", "Drawing", "PlotDrawing", "Notebooks", "Formats",
                "CZlib",
                "TestSupport",
            ]),
        .testTarget(name: "KernelsTests", dependencies: ["Basics", "Kernels", "CProcessor", "TestSupport"]),
        .testTarget(
            name: "NeuralNetworksTests",
            dependencies: ["Basics", "Kernels", "NeuralNetworks", "ImageDatasets", "ReferenceDigests"]),
        .testTarget(name: "ImageDatasetsTests", dependencies: ["Basics", "ImageDatasets", "CZlib"]),
        .testTarget(
            name: "NetworkNotebooksTests", dependencies: ["Basics", "Notebooks", "NeuralNetworks", "NetworkNotebooks"]),
        .testTarget(name: "CommandsTests", dependencies: ["Notebooks", "Commands"]),
        .testTarget(name: "SourceChecksTests", dependencies: ["SourceChecks"]),
        .testTarget(
            name: "MNISTNotebookTests",
            dependencies: [
                "Basics", "SwiftSource", "Documents", "Prose", "Notebooks", "Kernels", "NeuralNetworks",
                "ImageDatasets", "MNISTNotebook",
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "folio", "StoppingDistances", "TrappingNotebook", "Basics", "Notebooks", "ImageDatasets", "TestSupport",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

let isSwift = { (target: Target) in
    [.regular, .executable, .test].contains(target.type) && !["CFonts", "CProcess", "CProcessor"].contains(target.name)
}
for target in package.targets where isSwift(target) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + codeGeneration
        + (target.type == .regular && !neverTestable.contains(target.name) ? testable : [])
        + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}

// The fuzz targets, and the instruments in all code that they call. Only `make fuzz` sets FOLIO_FUZZ, to the path of
// the toolchain's libFuzzer, and it builds in a folder of its own. For everybody else these targets do not exist.
if let libFuzzer = Context.environment["FOLIO_FUZZ"] {
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Sources/CLibraries/CLibFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Basics", "SwiftSource", "Documents", "TeXMath", "Prose", "Citations", "Plots", "Notebooks", "Drawing",
                "PlotDrawing", "Typesetting", "Formats", "NeuralNetworks", "ImageDatasets", "CZlib", "CLibFuzzer",
            ],
            path: "Tests/Fuzz", exclude: ["Corpus", "Dictionaries"]),
    ]
    for target in package.targets where isSwift(target) && target.type != .test {
        target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer,address"])]
        // Also of embed-sources: it runs during a build, and is made of instrumented modules as well.
        if target.type == .executable {
            target.linkerSettings = [.unsafeFlags(["-sanitize=address", libFuzzer]), .linkedLibrary("stdc++")]
        }
    }
}

// The plug-in that runs DocC. Only `make docs` sets FOLIO_DOCS, so nobody else fetches it.
if Context.environment["FOLIO_DOCS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
