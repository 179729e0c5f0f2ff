import NeuralNetworks

/// The network of Parts 3 and 4: one hidden layer.
func perceptron(_ width: Int, _ activation: Activation) -> Sequential {
    Sequential([Dense(width, activation: activation), Dense(10, activation: .softmax)])
}

/// The network of Part 5: three hidden layers with dropout and L2.
func regularised(dropout: Double) -> Sequential {
    Sequential(
        (0..<3).flatMap { _ in [Dense(128, activation: .sigmoid, l2: 0.001), Dropout(dropout)] as [any NetworkLayer] }
            + [Dense(10, activation: .softmax, l2: 0.001)])
}

/// The network of Part 6.
let convolution = Sequential([
    Convolution2D(32, kernel: (3, 3), activation: .sigmoid), MaxPooling2D(2), Flatten(),
    Dense(128, activation: .sigmoid),
    Dense(10, activation: .softmax),
])
