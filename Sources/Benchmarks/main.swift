import Datasets
import Foundation
import Kernels
import NeuralNetworks
func pixels() throws -> (AlignedBuffer<Float>, ImageDataset) {
    let d = try ImageDataset.load(from: "data")
    let b = AlignedBuffer<Float>(count: 32*784)
    for i in 0..<32*784 { b.base[i] = Float(d.train.pixels[i]) / 255 }
    return (b, d)
}
let (px, d) = try pixels()
let peak = measurePeak(rounds: 9)
print("peak", peak / 1e9)
for c in (CommandLine.arguments.contains("k") ? kernelCases(pixels: px) : []) {
    let ok = c.verify()
    let t = time(rounds: 9, c.run)
    let g = Double(2 * c.multiplyAdds) / t.minimumSeconds
    print(ok ? "ok  " : "BAD ", c.name, "|", c.sizes, "|", String(format: "%.2f us", t.minimumSeconds * 1e6), String(format: "%.1f GF %.0f%%", g / 1e9, 100 * g / peak))
}
let x = Examples(bytes: d.train.pixels, dividedBy: 255, shape: .vector(784), labels: d.train.labels, classCount: 10, identity: "x")
let q = Examples(bytes: d.train.pixels, dividedBy: 1, shape: .image(height: 28, width: 28, channels: 1), labels: d.train.labels, classCount: 10, identity: "x")
func fit(_ n: String, _ net: [any Layer], _ e: Examples, threads: Int) throws {
    let only = CommandLine.arguments.dropFirst().filter { $0.count > 2 }
    guard only.isEmpty || only.contains(where: { n.hasPrefix($0) }) else { return }
    var h: UInt64 = 0
    let c = Clock.thread.now, w = Clock.wall.now
    let f = try FitPlan(Sequential(net), optimizer: .sgd(rate: 0.02), epochs: 1, seed: 1337, stream: n).run(on: e, threadCount: threads)
    print(n, threads, "threads cpu", Clock.thread.now - c, "wall", Clock.wall.now - w, f.history[0])
    for p in f.parameters.joined() { for v in p.values { h = h &* 31 &+ UInt64(v.bitPattern) } }
    print(h)
}
for t in CommandLine.arguments.contains("2") ? [2] : [1] {
    try fit("part3", [Dense(128, activation: .sigmoid), Dense(10, activation: .softmax)], x, threads: t)
    try fit("part4", [Dense(128, activation: .relu), Dense(10, activation: .softmax)], x, threads: t)
    for p in [0.2, 0.8] {
        try fit("part5-\(p)", (0..<3).flatMap { _ in [Dense(128, activation: .sigmoid, l2: 1e-3), Dropout(p)] as [any Layer] } + [Dense(10, activation: .softmax, l2: 1e-3)], x, threads: t)
    }
    try fit("part6", [Convolution2D(32, kernel: (3,3), activation: .sigmoid), MaxPooling2D(2), Flatten(), Dense(128, activation: .sigmoid), Dense(10, activation: .softmax)], q, threads: t)
}
