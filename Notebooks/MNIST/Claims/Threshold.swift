/// The constants in the rules of claims and findings.
enum Threshold {
    /// The confidence level of intervals over seeds. A difference is significant if its interval does not contain zero.
    static let confidence = 0.95
    /// The confidence level of the interval for each of the grid's many means.
    static let foldConfidence = 0.99
    /// Accuracies above `learned` mean that a network has learned, those below `hardlyLearned` that it has hardly
    /// learned.
    static let learned = 0.5, hardlyLearned = 0.2
    /// The largest distance above the accuracy of guessing that still counts as near it, for settings of the grid.
    static let nearGuessing = 0.05
    /// The ratio of speeds above which training is much faster, and the ratio of times above which it is not much
    /// faster.
    static let muchFaster = 2.0, notMuchFaster = 0.8
    /// The largest lead of the accuracy on training images over that on test images with which a network is said not to
    /// have begun to learn its images by heart.
    static let byHeart = 0.02
    /// The largest error of a correct derivative against central differences in double precision.
    static let derivative = 1e-8
    /// The shortest possible training time for an image, in seconds: a few cycles of a processor.
    static let secondsPerImage = 1e-9
}
