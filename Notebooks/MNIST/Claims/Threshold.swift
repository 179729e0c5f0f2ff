/// What the rules of claims and findings go by, all in one place.
enum Threshold {
    /// Of intervals over seeds; a comparison is clear if zero lies outside.
    static let confidence = 0.95
    /// Of the interval for one of the grid's many means.
    static let foldConfidence = 0.99
    /// By how much another rounding can move an accuracy.
    static let rounding = 0.01
    /// The accuracy above which a network has learned, and that below which it has hardly.
    static let learned = 0.5, hardlyLearned = 0.2
    /// How far above guessing a setting of the grid still counts as near it.
    static let nearGuessing = 0.05
    /// How many times as fast is much faster, and what share of the time is not much faster.
    static let muchFaster = 2.0, notMuchFaster = 0.8
    /// What differences leave of a right derivative in double precision, at most.
    static let derivative = 1e-8
    /// The least time in seconds that an image can take to learn from: a few cycles of a processor.
    static let secondsPerImage = 1e-9
}
