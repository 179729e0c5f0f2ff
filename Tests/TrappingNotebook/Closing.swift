//: # A closing section

import Notebooks

let closing = Part(reads: [steady], file: "closing") { part in
    Trap.spring(at: "closing")
    part.show("seven", 7)
}
