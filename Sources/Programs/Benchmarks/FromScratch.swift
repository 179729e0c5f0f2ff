import ImageDatasets
import MNISTNotebook

/// A pass of Part 2's own network over the images, as the part makes its first.
func passFromScratch(over train: LabelledImages) -> TrainingCase {
    let pass = firstPassFromScratch(over: train)
    return TrainingCase(name: "Part 2, a pass", imageCount: train.count, takesThreads: false) { _ in pass() }
}
