import Documents
import TeXMath

extension Document {
    /// The ids that links point to and nothing in the document has, sorted; empty in a correct document.
    package var danglingIds: [String] {
        var ids = linkedIds
        blocks.walk { block in
            switch block {
            case .heading(_, _, let id): ids.remove(id)
            case .table(let table): ids.remove(table.id)
            case .figure(let figure): ids.remove(figure.id)
            case .bibliography(let entries): entries.forEach { ids.remove($0.id) }
            case .formula(let tex): if let label = (try? mathematicsLabels(tex))?.label { ids.remove(label) }
            default: break
            }
        }
        return ids.sorted()
    }
}
