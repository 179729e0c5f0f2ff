//: # 4 · A part that reads the one that traps

import Notebooks

let dependent = Part(4, reads: [trapping]) { part in
    part.show("again", try part.result("after", of: trapping))
}
