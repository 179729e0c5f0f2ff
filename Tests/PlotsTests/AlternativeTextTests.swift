import Testing

@testable import Plots

struct AlternativeTextTests {
    @Test func linesAreToldByTheirCourse() {
        #expect(
            Gallery.learningCurves.alternativeText
                == "Training accuracy (running mean over the epoch). Line plot of accuracy against "
                    + """
                    epoch, 1 to 10. sigmoid rises from 0.767 to 0.922; ReLU rises from 0.870 to 0.970. Reference \
                    line at y = 0.9: 90 %.
                    """
        )
        #expect(
            Plot { Line([1, 3, 2], name: "a") }.alternativeText == "Line plot. a rises from 1 to 2 (highest 3 at 2).")
        #expect(Plot { Line([2, 2, .nan]) }.alternativeText == "Line plot. It stays at 2 (1 missing).")
    }

    @Test func heatMapsAreToldByTheirEnds() {
        #expect(
            Gallery.gridSearch.alternativeText
                == "Mean cross-validated accuracy. Heat map of dropout against L2 penalty. 4 rows by 3 "
                + "columns. Values range from 0.101 at row 0.8, column 0.01 to 0.590 at row 0.2, column 0.0001.")
        let confusion = Plot { HeatMap.confusion([[50, 0, 2], [1, 60, 0], [0, 4, 70]], classes: ["a", "b", "c"]) }
        #expect(
            confusion.alternativeText
                == "Heat map. 3 rows by 3 columns. 180 of 187 lie on the diagonal. Largest off it: 4 at row c, "
                + "column b; 2 at row a, column c; 1 at row b, column a.")
    }

    @Test func barsAndIntervalsAreToldOneByOne() {
        #expect(
            Plot(x: .category("digit"), y: "images") { Bars([("0", 980), ("1", 1135)]) }.alternativeText
                == "Bar chart of images against digit. 0: 980; 1: 1135.")
        #expect(
            Plot(x: .log("time"), y: .category("part")) { Bars([("3", 0.5)]) }.alternativeText
                == "Dot plot of time for each part, x on a logarithmic scale. 3: 0.5.")
        #expect(
            Plot(x: "accuracy", y: .category("part")) { Intervals(means: [("3", 0.5, 0.25)], name: "five seeds") }
                .alternativeText
                == "Interval plot of accuracy for each part. five seeds (3: 0.5, 0.25 to 0.75).")
    }

    @Test func dotsAreToldByTheirCategoriesOrTheirPlaces() {
        #expect(
            Plot(x: .linear("accuracy", style: .percent()), y: .category()) {
                Dots([(0.92489999, "3"), (0.5, "4")], name: "original")
            }
            .alternativeText
                == "Dot plot of accuracy. original (3: 92.5 %; 4: 50.0 %).".replacing(" %", with: "\u{202f}%"))
        #expect(Plot { Dots([(1, 0.123456), (2, .nan)]) }.alternativeText == "Dot plot. (1, 0.1235); (2, missing).")
    }

    @Test func imagesAreToldByTheirCaptions() {
        let plot = Plot.images(
            "Mistakes", columns: 2,
            [Tile([0, 1, 2, 3], columns: 2, caption: "8 → 3\n0.97"), Tile([0, 1, 2, 3], columns: 2)])
        #expect(plot.alternativeText == "Mistakes. 2 images of 2 by 2 pixels: 8 → 3, 0.97.")
    }
}
