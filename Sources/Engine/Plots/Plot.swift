/// A figure as data: what to show, not yet where. It is kept in the results' records and can be drawn again at any time.
///
///     Plot("Training accuracy", x: "epoch", y: "accuracy") {
///         Line(sigmoid.history.map { ($0.epoch, $0.accuracy) }, name: "sigmoid")
///         Line(rectified.history.map { ($0.epoch, $0.accuracy) }, name: "ReLU")
///         Rule(y: 0.9, label: "90 %")
///     }
public struct Plot: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case panel(PanelContent)
        case images(ImageSheet)
        case grid(PlotGrid)
    }

    public var title: String?
    public var content: Content
    /// Of the whole figure, in points; chosen by its content if nil.
    public var height: Double?

    public init(_ title: String? = nil, content: Content, height: Double? = nil) {
        self.title = title
        self.content = content
        self.height = height
    }

    /// Marks on a pair of axes.
    public init(
        _ title: String? = nil, x: Scale = .automatic, y: Scale = .automatic, height: Double? = nil,
        @MarkBuilder marks: () -> [Mark]
    ) {
        self.init(title, content: .panel(PanelContent(x: x, y: y, marks: marks())), height: height)
    }

    /// Plots side by side, `columns` in a row.
    /// - Parameters:
    ///   - widths: shares of the width for each column; equal if nil.
    ///   - sharing: axes on which all plots cover the same range.
    public static func grid(
        _ title: String? = nil, columns: Int, widths: [Double]? = nil, sharing: [PlotGrid.SharedAxis] = [],
        _ plots: [Plot]
    ) -> Plot {
        Plot(title, content: .grid(PlotGrid(plots: plots, columnCount: columns, widths: widths, sharing: sharing)))
    }

    /// Small multiples: one panel for each key, named by it, all on the same axes, which are labelled once in a row and a column.
    ///
    ///     Plot.facets("Training accuracy", of: activations, columns: 3, x: "epoch") { Line(history[$0]) }
    public static func facets<Key>(
        _ title: String? = nil, of keys: some Sequence<Key>, columns: Int, x: Scale = .automatic, y: Scale = .automatic,
        height: Double? = nil, named name: (Key) -> String = { "\($0)" }, @MarkBuilder marks: (Key) -> [Mark]
    ) -> Plot {
        grid(
            title, columns: columns, sharing: [.x, .y],
            keys.map { key in Plot(name(key), x: x, y: y, height: height) { marks(key) } })
    }

    /// Small images in rows, `columns` in a row, each with its caption.
    public static func images(_ title: String? = nil, columns: Int, tileWidth: Double? = nil, _ tiles: [Tile]) -> Plot {
        Plot(title, content: .images(ImageSheet(tiles: tiles, columnCount: columns, tileWidth: tileWidth)))
    }

    /// Weights as small images, dark blue below zero and sand above, all on one scale that is shown.
    /// - Parameters:
    ///   - weights: [image, row and column]
    ///   - imageColumns: pixels in a row of each image.
    ///   - limit: the weight that gets the full colour; the largest in size if nil.
    public static func images(
        _ title: String? = nil, columns: Int, tileWidth: Double? = nil, weights: [[some BinaryFloatingPoint]],
        imageColumns: Int,
        limit: Double? = nil, captions: [String] = []
    ) -> Plot {
        let values = weights.map { $0.map { Double($0) } }
        let scale = ColorScale.diverging(.blueSand, limit: limit).trained(on: values.joined())
        var sheet = ImageSheet(
            tiles: values.enumerated().map { index, values in
                Tile(
                    values, columns: imageColumns, scale: scale, caption: index < captions.count ? captions[index] : nil
                )
            }, columnCount: columns, tileWidth: tileWidth)
        sheet.low = .number(scale.low)
        sheet.high = .number(scale.high)
        return Plot(title, content: .images(sheet))
    }
}

/// The content's kind is the key that holds it: `{"title": …, "panel": {…}}`.
extension Plot: Codable {
    private enum CodingKeys: String, CodingKey { case title, height, panel, images, grid }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        height = try container.decodeIfPresent(Double.self, forKey: .height)
        if let panel = try container.decodeIfPresent(PanelContent.self, forKey: .panel) {
            content = .panel(panel)
        } else if let images = try container.decodeIfPresent(ImageSheet.self, forKey: .images) {
            content = .images(images)
        } else {
            content = .grid(try container.decode(PlotGrid.self, forKey: .grid))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encodeIfPresent(height.flatMap { $0.isFinite ? $0 : nil }, forKey: .height)
        switch content {
        case .panel(let panel): try container.encode(panel, forKey: .panel)
        case .images(let images): try container.encode(images, forKey: .images)
        case .grid(let grid): try container.encode(grid, forKey: .grid)
        }
    }
}
