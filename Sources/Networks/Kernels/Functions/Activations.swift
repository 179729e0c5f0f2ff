// Elementwise activations over `count` floats (a multiple of 16), in place, and their backward passes:
// delta ← delta · f′, with f′ expressed through the activation's own value, as only that is stored.

/// Sigmoid of each element, in place: 1 / (1 + e⁻ᶻ).
package func sigmoidForward(count: Int, _ z: UnsafeMutablePointer<Float>) {
    var i = 0
    while i < count {
        store(1 / (1 + exponential(-load(z + i, as: Vector.self))), to: z + i)
        i += 16
    }
}

/// Backward pass of the sigmoid: delta ← delta · f′ with f′ = a (1 − a).
package func sigmoidBackward(count: Int, activation: UnsafePointer<Float>, delta: UnsafeMutablePointer<Float>) {
    var i = 0
    while i < count {
        let a = load(activation + i, as: Vector.self)
        store(load(delta + i, as: Vector.self) * (a * (1 - a)), to: delta + i)
        i += 16
    }
}

/// Rectifier of each element, in place: max(z, 0); NaN stays NaN.
package func reluForward(count: Int, _ z: UnsafeMutablePointer<Float>) {
    var i = 0
    while i < count {
        let x = load(z + i, as: Vector.self)
        store(x.replacing(with: 0, where: x .<= 0), to: z + i)
        i += 16
    }
}

/// Backward pass of the rectifier: delta ← delta · f′ with f′ = 1 where a > 0, else 0.
package func reluBackward(count: Int, activation: UnsafePointer<Float>, delta: UnsafeMutablePointer<Float>) {
    var i = 0
    while i < count {
        let a = load(activation + i, as: Vector.self)
        store(load(delta + i, as: Vector.self).replacing(with: 0, where: a .<= 0), to: delta + i)
        i += 16
    }
}

/// Elementwise product: product[i] = a[i] · b[i] over `count` floats (a multiple of 16); may be in place.
package func multiply(
    count: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into product: UnsafeMutablePointer<Float>
) {
    var i = 0
    while i < count {
        store(load(a + i, as: Vector.self) * load(b + i, as: Vector.self), to: product + i)
        i += 16
    }
}
