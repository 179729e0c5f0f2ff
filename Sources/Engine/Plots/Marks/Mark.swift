/// Something drawn from data within a panel.
public enum Mark: Hashable, Sendable {
    case line(Line)
    case dots(Dots)
    case bars(Bars)
    case band(Band)
    case intervals(Intervals)
    case heatMap(HeatMap)
    case rule(Rule)
    case note(Note)
    case labels(Labels)
}

extension Mark: MarkConvertible { public var mark: Mark { self } }

/// One key, the kind of mark, holds the mark: `{"line": {"x": […], "y": […]}}`.
extension Mark: Codable {
    private enum CodingKeys: String, CodingKey { case line, dots, bars, band, intervals, heatMap, rule, note, labels }

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
