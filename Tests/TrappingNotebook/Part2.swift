//: # 2 · A part that traps

import Notebooks

let trapping = Part(2) { part in
    Trap.spring(at: "first")
    part.show("before", 1)

    //: The next cell traps on its second line.

    let numbers = try part.compute("numbers") { [1, 2, 3] }
    Trap.spring(at: "part")
    part.show("after", numbers.count)
}
