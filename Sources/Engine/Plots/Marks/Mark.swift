/// Kinds of marks: shapes drawn from data within a panel.
public enum Mark: Hashable, Sendable {
    /// Points joined by a line.
    case line(Line)
    /// One dot for each point.
    case dots(Dots)
    /// One bar for each position, from zero.
    case bars(Bars)
    /// Area between a lower and an upper value.
    case band(Band)
    /// Middle with a lower and an upper end.
    case intervals(Intervals)
    /// Table of coloured cells.
    case heatMap(HeatMap)
    /// Reference line across the panel.
    case rule(Rule)
    /// Remark on one place in the data.
    case note(Note)
    /// Words at points of the data.
    case labels(Labels)
}

/// A mark is itself a mark in the braces of a plot.
extension Mark: MarkConvertible { public var mark: Mark { self } }

/// JSON form: one key, the kind of the mark, holds the mark, `{"line": {"x": […], "y": […]}}`.
extension Mark: Codable {
    private enum CodingKeys: String, CodingKey { case line, dots, bars, band, intervals, heatMap, rule, note, labels }

    /// Decodes the mark of the first known key.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if this version does not know the kind of mark.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = container.allKeys.first else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath, debugDescription: "a mark of a kind that this version does not know"
                ))
        }
        self =
            switch kind {
            case .line: .line(try container.decode(Line.self, forKey: kind))
            case .dots: .dots(try container.decode(Dots.self, forKey: kind))
            case .bars: .bars(try container.decode(Bars.self, forKey: kind))
            case .band: .band(try container.decode(Band.self, forKey: kind))
            case .intervals: .intervals(try container.decode(Intervals.self, forKey: kind))
            case .heatMap: .heatMap(try container.decode(HeatMap.self, forKey: kind))
            case .rule: .rule(try container.decode(Rule.self, forKey: kind))
            case .note: .note(try container.decode(Note.self, forKey: kind))
            case .labels: .labels(try container.decode(Labels.self, forKey: kind))
            }
    }

    /// Encodes the mark under the key of its kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .line(let mark): try container.encode(mark, forKey: .line)
        case .dots(let mark): try container.encode(mark, forKey: .dots)
        case .bars(let mark): try container.encode(mark, forKey: .bars)
        case .band(let mark): try container.encode(mark, forKey: .band)
        case .intervals(let mark): try container.encode(mark, forKey: .intervals)
        case .heatMap(let mark): try container.encode(mark, forKey: .heatMap)
        case .rule(let mark): try container.encode(mark, forKey: .rule)
        case .note(let mark): try container.encode(mark, forKey: .note)
        case .labels(let mark): try container.encode(mark, forKey: .labels)
        }
    }
}
