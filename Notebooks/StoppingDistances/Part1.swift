//: # 1 · A straight line
//:
//: The line that comes closest to all points, $d = a + b v$, makes the sum of squared errors
//: $\sum_i (d_i - a - b v_i)^2$ least.
//:
//: {fold: imports}
import Notebooks
import Plots

//: The fifty pairs of speed and distance are in `data/cars.csv`.

let straightLine = Part(1, headline: "error") { part in
    let cars = try part.data(as: Cars.self)
    let line = cars.curve(degree: 1, fitting: Array(0..<cars.count))

    part.show("slope", line(1) - line(0))
    part.show("intercept", line(0))
    part.show("error", cars.meanSquare(of: line, at: Array(0..<cars.count)).squareRoot())

    //: Each mile an hour costs {slope:.2f} feet. At a standstill the line asks for {intercept:.1f} feet, which no car
    //: can do: {figure line} shows the points bend upwards a little, as they should if braking takes the energy out of
    //: a car, which grows with the square of its speed.

    //: {fold: the figure}
    part.figure("line", caption: "Fifty measurements and the line through them.") {
        Plot("Stopping distance, feet", x: .linear("speed, miles an hour"), y: .linear()) {
            Dots(Array(zip(cars.speeds, cars.distances)), name: "measured")
            Line([4.0, 25.0].map { ($0, line($0)) }, name: "line")
        }
    }
}
