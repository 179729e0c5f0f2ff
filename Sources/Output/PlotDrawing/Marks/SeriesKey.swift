/// Ways to explain a series.
///
/// - `none`: not explained.
/// - `atEnd`: by its name at the right end of the mark.
/// - `dot`: by a dot in the legend.
/// - `block`: by a rectangle in the legend, or by a dot if bars are drawn as dots.
enum SeriesKey { case none, atEnd, dot, block }
