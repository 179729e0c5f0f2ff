import Drawing
import Plots

extension Ink {
    /// The colour itself; `muted` is the grey of the theme.
    package var color: Color {
        let index = Self.allCases.firstIndex(of: self) ?? 0
        return index < PaletteTables.qualitative.count ? Color(hex: PaletteTables.qualitative[index]) : Theme.muted
    }
}
