import Foundation
import Testing

@testable import Drawing
@testable import PlotDrawing
@testable import Plots

struct DegenerateTests {
    static let long = "a name that goes on and on, far beyond what any figure could hold, and then some more of it"

    static let data: [(name: String, values: [Double])] = [
        ("empty", []), ("one", [3]), ("one zero", [0]), ("all equal", [0.7, 0.7, 0.7]), ("NaN", [.nan, .nan]),
        ("infinities", [.infinity, -.infinity, 1]), ("tiny", [1e-300, 2e-300, 3e-300]),
        ("huge", [1e300, 2e300, -1e300]),
        ("largest", [.greatestFiniteMagnitude, -.greatestFiniteMagnitude]),
        ("smallest", [.leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude]),
        ("tiny and huge", [1e-300, 1, 1e300]), ("close", [1, 1 + 1e-15]),
        ("close and large", [1e15, 1e15 + 1, 1e15 + 2]),
        ("negative", [-5, -3, -4]), ("minus zero", [-0.0, 0]),
    ]

    @Test(arguments: data.map(\.name)) func anyNumbersGiveAFigure(name: String) throws {
        let values = try #require(Self.data.first { $0.name == name }).values
        let pairs = values.map { ($0, $0) }
        for (x, y) in [
            (Scale.automatic, Scale.automatic), (.log(), .log()), (.linear(domain: 0...1), .linear()),
            (.linear(), .category()),
        ] {
            let plot = Plot(x: x, y: y) {
                Line(pairs, name: "line", lastValue: .automatic)
                Dots(pairs, name: "dots")
                Band(values.map { ($0, $0, $0) }, name: "band")
                Bars(pairs, name: "bars", numbers: .automatic)
                Intervals(samples: values.map { ($0, values) }, name: "intervals")
                for value in values { Rule(y: value, label: "rule") }
                for value in values { Rule(x: value, label: "rule") }
                for value in values { Note("note", x: value, y: value) }
            }
            for width in [390.0, 60] {
                let picture = plot.picture(width: width)
                let faults = Measured(picture).faults
                #expect(faults.isEmpty, "\(name), \(x.kind) and \(y.kind), \(width) wide: \(faults.prefix(3))")
                _ = try picture.svg()
            }
            #expect(!plot.alternativeText.isEmpty)
        }
    }

    @Test func anyMatrixGivesAFigure() {
        for (name, values) in Self.data {
            for color in [
                ColorScale.sequential(), .diverging(), .sequential(transform: .logarithm),
                .sequential(from: 1, to: 0, transform: .squareRoot),
            ] {
                for numbers in [nil, NumberStyle.automatic, .decimals(3)] {
                    let plot = Plot {
                        HeatMap(
                            [values, values], rows: [1, 2], columns: values.indices.map { $0 }, color: color,
                            numbers: numbers)
                    }
                    let faults = Measured(plot.picture(width: 390)).faults
                    #expect(faults.isEmpty, "\(name): \(faults.prefix(3))")
                }
            }
        }
        let ragged = Plot {
            HeatMap([[1.0], [], [1, 2, 3]], rows: ["a", "b"], columns: ["x", "y"], numbers: .automatic)
        }
        #expect(Measured(ragged.picture(width: 390)).faults.isEmpty)
        let large = Plot {
            HeatMap(
                (0..<300).map { row in (0..<300).map { Double($0 ^ row) } }, rows: Array(0..<300),
                columns: Array(0..<300))
        }
        #expect(Measured(large.picture(width: 390)).faults.isEmpty)
    }

    @Test func twoHundredCategoriesAndLongNamesFit() {
        for count in [1, 3, 12, 30, 200] {
            let bars = Bars(
                (0..<count).map { ("\($0) " + Self.long, Double($0)) }, name: Self.long, numbers: .decimals(5))
            let plots = [
                Plot(Self.long, x: .category(Self.long), y: .linear(Self.long)) { bars },
                Plot(Self.long, x: .linear(Self.long), y: .category(Self.long)) { bars },
                Plot(Self.long, x: .linear(Self.long), y: .category(Self.long)) {
                    Intervals(samples: (0..<count).map { ("\($0)", [1, 2]) })
                },
                Plot { for index in 0..<count { Line([1, 2, Double(index)], name: "\(index) " + Self.long) } },
                Plot { for index in 0..<count { Dots([(1, 2)], name: "\(index) " + Self.long) } },
            ]
            for width in [100.0, 390] {
                for (index, plot) in plots.enumerated() {
                    let faults = Measured(plot.picture(width: width)).faults
                    #expect(faults.isEmpty, "\(count) categories, plot \(index), \(width) wide: \(faults.prefix(3))")
                }
            }
        }
    }

    @Test func anySheetAndAnyGridGiveAFigure() {
        let tiles = [
            Tile([], columns: 28), Tile([1, 2, 3], columns: 2, caption: Self.long), Tile([1], columns: 0),
            Tile([7], columns: -3),
        ]
        for columns in [-1, 0, 1, 3, 1000] {
            for width in [60.0, 390, .nan, -5, .infinity] {
                for plots in [
                    [], [Plot.images(Self.long, columns: columns, tiles)],
                    [Plot {}, Plot("x") {}, Plot.images(columns: 2, [])],
                ] {
                    let plot = Plot.grid(Self.long, columns: columns, widths: [0, .nan, -1], sharing: [.x, .y], plots)
                    let faults = Measured(plot.picture(width: width)).faults
                    #expect(faults.isEmpty, "\(columns) columns, \(width) wide: \(faults.prefix(3))")
                }
            }
        }
        var plot = Plot { Line([1, 2]) }
        for height in [0, -1, 1, 1e9, Double.nan] {
            plot.height = height
            #expect(Measured(plot.picture(width: 390)).faults.isEmpty)
        }
    }

    /// Records written by another version or by hand.
    @Test(arguments: [
        #"""
        {"panel":{"x":{"kind":"linear","domain":[1]},"y":{"kind":"log","domain":[0,-1,2]},\#
        "marks":[{"line":{"x":[1,2,3],"y":[1]}}]}}
        """#,
        #"""
        {"panel":{"x":{"kind":"linear","domain":[5,1]},"y":{"kind":"linear"},"marks":[{"bars":{"at":[1],\#
        "values":[null,"a",{"infinity":1}]}}]}}
        """#,
        #"""
        {"panel":{"x":{"kind":"automatic"},"y":{"kind":"automatic"},"marks":[{"heatMap":{"rows":["a","a"],\#
        "columns":["b","b"],"values":[1],"notes":["x"],"numbers":{"kind":"decimals","digits":-400},\#
        "color":{"palette":"blues","transform":"logarithm","isDiverging":true,"low":-1}}}]}}
        """#,
        #"""
        {"panel":{"x":{"kind":"linear","style":{"kind":"automatic","digits":1000000}},"y":{"kind":"linear",\#
        "style":{"kind":"percent","digits":-9}},"marks":[{"dots":{"x":[1,2],"y":[3,4],"radius":1e99}}]}}
        """#,
        #"""
        {"images":{"columnCount":-9223372036854775808,"tiles":[{"columns":9223372036854775807,"palette":"ink",\#
        "pixels":"AAEC"}]}}
        """#,
        #"""
        {"images":{"columnCount":9223372036854775807,"tileWidth":1e300,"low":"a","high":3,\#
        "tiles":[{"columns":-1,"palette":"ink","pixels":"AAEC"}]}}
        """#,
        #"""
        {"grid":{"columnCount":9223372036854775807,"widths":[],"sharing":["x"],\#
        "plots":[{"grid":{"columnCount":-1,"sharing":[],"plots":[]}}]}}
        """#,
        #"""
        {"panel":{"x":{"kind":"category","categories":["a","a"]},"y":{"kind":"category"},\#
        "marks":[{"intervals":{"intervals":[{"at":"a","low":3,"middle":null,"high":1,"values":[]}]}}]},\#
        "height":-5}
        """#,
    ])
    func anyRecordThatDecodesGivesAFigure(json: String) throws {
        let plot = try JSONDecoder().decode(Plot.self, from: Data(json.utf8))
        let faults = Measured(plot.picture(width: 390)).faults
        #expect(faults.isEmpty, "\(faults.prefix(3))")
        #expect(!plot.alternativeText.isEmpty)
    }

    @Test func whatIsNoPlotThrows() {
        for json in [
            #"{}"#, #"{"panel":{"x":{"kind":"linear"},"y":{"kind":"linear"},"marks":[{"pie":{}}]}}"#,
            #"{"images":{"columnCount":1,"tiles":[{"columns":1,"palette":"ink","pixels":"???"}]}}"#,
        ] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(Plot.self, from: Data(json.utf8)) }
        }
    }

    /// A million points or fifty lines of noise reach the largest size of a figure, 150 kB, and do not exceed it.
    @Test func manyPointsStayABoundedFile() throws {
        var random = SplitMix(state: 3)
        let noise = (0..<1_000_000).map { _ in Double.random(in: -1...1, using: &random) }
        let plots = [
            Plot { Line(noise, name: "line") }, Plot { Dots(noise.enumerated().map { ($0.offset, $0.element) }) },
            Plot { Dots(noise.prefix(1500).enumerated().map { ($0.offset, $0.element) }) },
            Plot { for index in 0..<50 { Line(noise[(index * 5000)..<((index + 1) * 5000)], name: "line \(index)") } },
            Plot { Bars(noise.prefix(200_000).enumerated().map { ($0.offset, $0.element) }, numbers: .decimals(1)) },
            Plot { Intervals(samples: (0..<20_000).map { ($0, Array(noise[($0 * 5)..<($0 * 5 + 5)])) }) },
            // A line to and fro, where neighbouring points are in different columns.
            Plot { Line((0..<50_000).map { (noise[$0], noise[$0 + 50_000]) }) },
            Plot { HeatMap([Array(noise.prefix(100_000))], rows: ["a"], columns: Array(0..<100_000)) },
            Plot {
                HeatMap(
                    (0..<40).map { row in noise[(row * 25)..<(row * 25 + 25)] }.map(Array.init), rows: Array(0..<40),
                    columns: Array(0..<25))
            },
        ]
        for (index, plot) in plots.enumerated() {
            let size = try plot.picture(width: 390).svg().utf8.count
            #expect(size < 150_000, "plot \(index): \(size)")
        }
    }

    /// A record may hold any number of digits, and a domain that no scale can show.
    @Test(arguments: ["automatic", "decimals", "percent"]) func stylesOfRecordsAreBroughtToTheirLimits(kind: String)
        throws
    {
        for digits in [Int.min, -1, 0, 3, 99, .max] {
            let json = #"{"kind":"\#(kind)","digits":\#(digits)}"#
            let style = try JSONDecoder().decode(NumberStyle.self, from: Data(json.utf8))
            for value in [0, 1.5, -1e300, 5e-324, .nan] { #expect(!style.text(value).isEmpty) }
        }
        let style = NumberStyle.decimals(7)
        #expect(try JSONDecoder().decode(NumberStyle.self, from: JSONEncoder().encode(style)) == style)
    }

    @Test(arguments: [0...5e-324, 0...1e-322, 1e-300...2e-300, -5e-324...5e-324])
    func domainsThatAreTooShortAreNotTaken(domain: ClosedRange<Double>) throws {
        for scale in [Scale.linear(domain: domain), .log(domain: domain)] {
            let plot = Plot(x: scale, y: scale) { Dots([(0.0, 0.0), (1, 1)]) }
            _ = try plot.picture(width: 300).svg()
        }
    }
}
