import ImageDatasets
import MNISTNotebook

/// The first pass of Part 2's own network over the images.
func passFromScratch(over train: LabelledImages) -> TrainingCase {
    let pass = firstPassFromScratch(over: train)
    return TrainingCase(name: "Part 2, a pass", imageCount: train.count, takesThreads: false) { _ in pass() }
}
