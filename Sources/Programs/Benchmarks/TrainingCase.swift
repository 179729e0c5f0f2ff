/// An epoch of one of the notebook's parts.
struct TrainingCase {
    let name: String
    let imageCount: Int
    /// Whether a fit knows of threads; Part 2's goes image by image on one.
    var takesThreads = true
    let run: (_ threadCount: Int) throws -> Void
}
