import Plots
extension Plot { var alternativeText: String { title ?? "" } }
