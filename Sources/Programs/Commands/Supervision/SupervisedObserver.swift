import Notebooks

/// An observer that notes the place of the run in a shared page and passes all events on.
struct SupervisedObserver: RunObserver {
    let page: ProgressPage
    /// The places of the numbered parts among the notebook's parts, by number.
    let places: [Int: Int]
    let display: any RunObserver

    init(_ page: ProgressPage, of notebook: Notebook, display: any RunObserver) {
        self.page = page
        self.display = display
        places = Dictionary(
            notebook.parts.compactMap { part in part.number.map { ($0, part.place) } }
        ) { first, _ in first }
    }

    func notice(_ event: RunEvent) {
        switch event {
        case .codeReached(let place, let line):
            page.place = ProgressPage.Place(part: place, line: line)
        case .codeFinished:
            page.place = nil
        case .partFinished(let outcome):
            if let place = places[outcome.number] { page.note(outcome, ofPart: place) }
            display.notice(event)
        default:
            display.notice(event)
        }
    }
}
