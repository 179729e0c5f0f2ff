import Basics
import Documents

/// Notices that a reader must not overlook: a part that failed, is stale or was not computed, and settings that are not
/// those of the reference run.
struct StateNotices {
    private let notebook: Notebook
    private let runSettings: RunSettings
    // Computed on another thread during the weaving, as it looks at all code.
    private let states: BackgroundTask<[Int: PartState]>

    init(of records: [Int: PartRecord], in notebook: Notebook, settings: RunSettings) {
        self.notebook = notebook
        runSettings = settings
        states = BackgroundTask {
            // The data are not read here; they are taken to be the same.
            let states = FreshnessCheck(notebook, settings: settings, data: nil).states(of: records)
            return Dictionary(states.compactMap { part, state in part.number.map { ($0, state) } }) { first, _ in first
            }
        }
    }

    /// The notice at the head of a report whose run is not the reference; empty if it is.
    var settings: [Block] {
        guard !runSettings.isReference else { return [] }
        var sentences: [String] = []
        if runSettings.isQuick {
            sentences.append(
                "A quick run on a small part of the data: it shows whether everything works, not what comes out.")
        }
        if let seed = runSettings.seed {
            sentences.append("The seed is \(seed), the notebook's own is \(notebook.seed).")
        }
        for (name, value) in runSettings.parameters.sorted(by: { $0.key < $1.key }) {
            sentences.append("The parameter \(name) is set to \(value.parameterText).")
        }
        return [Self.notice("Not the reference run", sentences.joined(separator: " "))]
    }

    /// The notice of a part or closing section; nil if nothing is wrong with it.
    func notice(on part: Part, _ record: PartRecord?) throws -> Block? {
        guard let number = part.number else { return record?.failure.map { Self.notice("FAILED", $0) } }
        let remedy = "\(notebook.program) run \(number)"
        switch try states.value[number] {
        case .failed(let sentence)?: return Self.notice("FAILED", sentence)
        case .stale(let reasons)?:
            let changes = reasons.joined(separator: "; ")
            return Self.notice(
                "Stale",
                "What is shown here was computed before something changed: \(changes). \(remedy) renews it.")
        case .missing?, .damaged?, nil:
            return Self.notice("Not computed", "This part has not been run; \(remedy) computes it.")
        case .fresh?: return nil
        }
    }

    private static func notice(_ title: String, _ sentence: String) -> Block {
        .notice(title: title, [.paragraph([.text(sentence)])])
    }
}
