//: # 3 · A part that depends on nothing

import Notebooks

let independent = Part(3) { part in
    part.show("product", 2 * 3)
    Trap.spring(at: "third")
    if Trap.isSet(at: "error") { throw PartError("It was asked to fail.") }
}
