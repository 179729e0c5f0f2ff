//: # 1 · A steady part

import Notebooks

let steady = Part(1) { part in
    part.show("sum", try part.compute("sum") { 1 + 2 })
}
