@testable import Drawing

/// A picture with every kind of element, among them a path that is not finite.
let sample = Picture(
    size: Size(120, 60),
    elements: [
        .path(.rectangle(Rectangle(x: 10, y: 10, width: 20, height: 20)), fill: Color(hex: 0x1a66b3), stroke: nil),
        .path(.circle(center: Point(60, 20), radius: 8), fill: nil, stroke: Stroke(.black, width: 1, dash: [2, 1])),
        .text(TextLine("AV office", face: .figure, size: 9), at: Point(10, 50), color: .black, rotation: 0),
        .text(TextLine("up", face: .figure, size: 9), at: Point(110, 50), color: .black, rotation: .pi / 2),
        .image(
            PixelImage(columnCount: 2, rowCount: 1, pixels: [255, 0, 0, 0, 255, 0]),
            in: Rectangle(x: 80, y: 10, width: 20, height: 10)),
        .path(Path([.move(Point(.nan, 0)), .line(Point(1, 1))]), fill: .black, stroke: nil),
    ],
    title: "A & B", alternativeText: "one < two")
