/// Figure as data: its marks and scales, without positions.
///
/// A plot is stored in the records of the results and can be drawn again at any time.
///
///     Plot("Training accuracy", x: "epoch", y: "accuracy") {
///         Line(sigmoid.history.map { ($0.epoch, $0.accuracy) }, name: "sigmoid")
///         Line(rectified.history.map { ($0.epoch, $0.accuracy) }, name: "ReLU")
///         Rule(y: 0.9, label: "90 %")
///     }
public struct Plot: Hashable, Sendable {
    /// Kinds of content: marks on a pair of axes, small images, or other plots.
    public enum Content: Hashable, Sendable {
        /// Marks on one pair of axes.
        case panel(PanelContent)
        /// Small images in rows.
        case images(ImageSheet)
        /// Plots in rows and columns.
        case grid(PlotGrid)
    }

    /// Title above the figure, in at most three lines; none if nil.
    public var title: String?
    /// Content of the figure.
    public var content: Content
    /// Height of the whole figure in points, 4000 at most; chosen from the content if nil.
    ///
    /// The rows of a grid share its height. A sheet of images ignores it: its height follows from its images. A value
    /// that is not positive and finite counts as nil.
    public var height: Double?

    /// Creates a figure from its content.
    ///
    /// - Parameters:
    ///   - title: title above the figure; none if nil.
    ///   - content: content of the figure.
    ///   - height: height of the whole figure in points; chosen from the content if nil.
    public init(_ title: String? = nil, content: Content, height: Double? = nil) {
        self.title = title
        self.content = content
        self.height = height
    }

    /// Creates a figure of marks on one pair of axes.
    ///
    /// - Parameters:
    ///   - title: title above the figure; none if nil.
    ///   - x: scale of the x axis; a string literal is its label.
    ///   - y: scale of the y axis; a string literal is its label.
    ///   - height: height of the whole figure in points; chosen from the content if nil.
    ///   - marks: marks in the order of the source.
    public init(
        _ title: String? = nil, x: Scale = .automatic, y: Scale = .automatic, height: Double? = nil,
        @MarkBuilder marks: () -> [Mark]
    ) {
        self.init(title, content: .panel(PanelContent(x: x, y: y, marks: marks())), height: height)
    }

    /// Plots in rows, `columns` of them in each row.
    ///
    /// - Parameters:
    ///   - title: title above all plots; none if nil.
    ///   - columns: number of plots in a row; fewer if there is not enough room.
    ///   - widths: relative widths of the columns; equal if nil.
    ///   - sharing: axes on which all plots have the same range.
    ///   - plots: plots in reading order.
    public static func grid(
        _ title: String? = nil, columns: Int, widths: [Double]? = nil, sharing: [PlotGrid.SharedAxis] = [],
        _ plots: [Plot]
    ) -> Plot {
        Plot(title, content: .grid(PlotGrid(plots: plots, columnCount: columns, widths: widths, sharing: sharing)))
    }

    /// Small multiples: one panel for each key, with the name of the key as its title.
    ///
    /// All panels have the same axes, which are labelled once in a row and once in a column.
    ///
    ///     Plot.facets("Training accuracy", of: activations, columns: 3, x: "epoch") { Line(history[$0]) }
    ///
    /// - Parameters:
    ///   - title: title above all panels; none if nil.
    ///   - keys: one key for each panel, in reading order.
    ///   - columns: number of panels in a row.
    ///   - x: scale of every x axis.
    ///   - y: scale of every y axis.
    ///   - height: height of each panel in points with its title and labels; chosen from the content if nil.
    ///   - name: title of the panel of a key; the description of the key by default.
    ///   - marks: marks of the panel of a key.
    public static func facets<Key>(
        _ title: String? = nil, of keys: some Sequence<Key>, columns: Int, x: Scale = .automatic, y: Scale = .automatic,
        height: Double? = nil, named name: (Key) -> String = { "\($0)" }, @MarkBuilder marks: (Key) -> [Mark]
    ) -> Plot {
        grid(
            title, columns: columns, sharing: [.x, .y],
            keys.map { key in Plot(name(key), x: x, y: y, height: height) { marks(key) } })
    }

    /// Small images in rows, each above its caption.
    ///
    /// - Parameters:
    ///   - title: title above all images; none if nil.
    ///   - columns: number of images in a row.
    ///   - tileWidth: width of each image in points; if nil, as large as the figure's width allows, up to 78.
    ///   - tiles: images in reading order.
    public static func images(_ title: String? = nil, columns: Int, tileWidth: Double? = nil, _ tiles: [Tile]) -> Plot {
        Plot(title, content: .images(ImageSheet(tiles: tiles, columnCount: columns, tileWidth: tileWidth)))
    }

    /// Weights as small images, blue below zero, vermilion above and white at zero, on one scale with a key.
    ///
    /// - Parameters:
    ///   - title: title above all images; none if nil.
    ///   - columns: number of images in a row.
    ///   - tileWidth: width of each image in points; if nil, as large as the figure's width allows, up to 78.
    ///   - weights: [image, row and column].
    ///   - imageColumns: number of pixels in a row of each image.
    ///   - limit: size of the weight that gets the full colour; the largest absolute value if nil.
    ///   - captions: text below each image; images without an element have none.
    public static func images(
        _ title: String? = nil, columns: Int, tileWidth: Double? = nil, weights: [[some BinaryFloatingPoint]],
        imageColumns: Int,
        limit: Double? = nil, captions: [String] = []
    ) -> Plot {
        let values = weights.map { $0.map { Double($0) } }
        let scale = ColorScale.diverging(limit: limit).trained(on: values.joined())
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

/// JSON form: the kind of the content is the key that holds it, `{"title": …, "panel": {…}}`.
extension Plot: Codable {
    private enum CodingKeys: String, CodingKey { case title, height, panel, images, grid }

    /// Decodes the first content found, in the order panel, images, grid.
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

    /// Encodes the plot. A height that is not finite is omitted.
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
