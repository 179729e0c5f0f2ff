/// The content that is not yet on a page, when a page begins.
struct PageStart: Equatable {
    /// The index of the next strip of the text.
    var next = 0
    /// The floats that wait for the top of the page: indices into `PageMaterial.floats`.
    var floats = 0..<0
    /// The footnotes that found no room on the pages before: indices into `PageMaterial.notes`.
    var owedNotes: [Int] = []
}
