import Notebooks

/// An observer that notes the place of the run in a shared page and passes all events on.
struct SupervisedObserver: RunObserver {
    let page: ProgressPage
    /// The indices of the notebook's parts by file.
    let indices: [String: Int]
    /// The indices of the numbered parts by number.
    let numberedIndices: [Int: Int]
    let display: any RunObserver

    init(_ page: ProgressPage, of notebook: Notebook, display: any RunObserver) {
        self.page = page
        self.display = display
        let parts = Array(notebook.parts.enumerated())
        indices = Dictionary(parts.map { ($0.element.file, $0.offset) }) { first, _ in first }
        numberedIndices = Dictionary(
            parts.compactMap { index, part in part.number.map { ($0, index) } }
        ) { first, _ in first }
    }

    func notice(_ event: RunEvent) {
        switch event {
        case .codeReached(let file, let line):
            page.place = indices[file].map { ProgressPage.Place(part: $0, line: line) }
        case .codeFinished:
            page.place = nil
        case .partFinished(let outcome):
            if let index = numberedIndices[outcome.number] { page.noteRecorded(index) }
            display.notice(event)
        default:
            display.notice(event)
        }
    }
}
