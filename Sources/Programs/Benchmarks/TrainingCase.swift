/// An epoch of one of the MNIST notebook's parts.
struct TrainingCase {
    let name: String
    let imageCount: Int
    /// True if the training can use several threads. Part 2 trains image by image on one thread.
    var takesThreads = true
    /// Trains for one epoch.
    let run: (_ threadCount: Int) throws -> Void
}
