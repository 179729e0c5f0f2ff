//: # A notebook whose code stops the program
//:
//: The first part has shown {part1.sum} and the third {part3.product}.

import Notebooks

/// A notebook for tests.
///
/// The variable TRAP of the environment says where its code stops the program, and how: see `Trap`. If it is set at
/// `bibliography`, the notebook names a bibliography that is not among its files.
let trappingNotebook = Notebook(
    subtitle: "Where, the environment says", seed: 1,
    parts: [steady, trapping, independent, dependent, fifth, sixth, closing],
    sources: embeddedSources, bibliography: Trap.isSet(at: "bibliography") ? "none.bib" : nil,
    program: "TrappingNotebook"
) { _ in
    Trap.spring(at: "data")
    return NotebookData(digest: "none", contents: ())
}
