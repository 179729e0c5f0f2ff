import Drawing
import Foundation
import Plots
import Testing

struct GalleryTests {
    /// Writes the gallery as SVG and PNG, and in grey, to look at: `FOLIO_SAMPLE_DIR=/somewhere swift test --filter PlotsTests`.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["FOLIO_SAMPLE_DIR"] != nil))
    func writesSamples() throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["FOLIO_SAMPLE_DIR"] ?? ".")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, plot) in Gallery.all {
            let picture = plot.picture(width: 390)
            try Data(picture.svg().utf8).write(to: folder.appending(path: "\(name).svg"))
            try Data(plot.alternativeText.utf8).write(to: folder.appending(path: "\(name).txt"))
            try Data(picture.png(scale: 2)).write(to: folder.appending(path: "\(name).png"))
        }
    }
}
