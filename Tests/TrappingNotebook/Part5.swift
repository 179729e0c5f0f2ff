//: # 5 · Two parts in one file

import Notebooks

let fifth = Part(5) { part in
    Trap.spring(at: "fifth")
    part.show("five", 5)
}

let sixth = Part(6) { part in
    Trap.spring(at: "sixth")
    part.show("six", 6)
}
