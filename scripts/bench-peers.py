#!/usr/bin/env python3
"""The same training in NumPy, PyTorch, JAX and Keras, beside Folio's, on the cores of this machine.

Every round times each of them once, one after another, so that what else the machine does meets all alike; the table gives medians and how many times longer than
Folio each takes. Data lie in memory, compiling and a first epoch are not timed, and every epoch is shuffled, but Part 2's, which the original takes in file order.
A package that is not installed is left out and named.

    pip install numpy torch jax tensorflow
    make bench-peers ARGS='--rounds 5 --only "Part 3" "Part 4"'
"""
import argparse
import gzip
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

try:
    import numpy as np
except ImportError:
    sys.exit("This needs NumPy, and times PyTorch, JAX and Keras where they are installed: pip install numpy torch jax tensorflow")

BATCH, RATE, DROPOUT, L2 = 32, 0.02, 0.2, 1e-3
BENCHMARKS = os.path.join(os.path.dirname(__file__), "..", ".build", "release", "Benchmarks")


def load(folder):
    def read(name, skip):
        with gzip.open(os.path.join(folder, name)) as file:
            return np.frombuffer(file.read(), np.uint8, offset=skip)

    images = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784)
    return images, read("train-labels-idx1-ubyte.gz", 8).astype(np.int32)


def epochs_of_numpy(case, images, labels):
    """Part 2 as the original writes it: double precision, one image after another."""
    if case != "Part 2":
        return None
    x, rng = images / 255, np.random.RandomState(1337)
    b = [rng.uniform(-0.5, 0.5, size) for size in (128, 10)]
    w = [rng.uniform(-0.5, 0.5, size) for size in ((128, 784), (10, 128))]

    def epoch():
        for image, label in zip(x, labels):
            hidden = 1 / (1 + np.exp(-(np.dot(image, w[0].T) + b[0])))
            z = np.dot(hidden, w[1].T) + b[1]
            e = np.exp(z - z.max())
            above = e / e.sum()
            above[label] -= 1
            below = np.sum(w[1] * above[:, None], axis=0) * ((hidden * -1 + 1) * hidden)
            w[1] = w[1] + (-1 * (np.tile(hidden, (10, 1)) * above[:, None]) * 0.2)
            b[1] -= above * 0.2
            w[0] = w[0] + (-1 * (np.tile(image, (128, 1)) * below[:, None]) * 0.2)
            b[0] -= below * 0.2

    return epoch


def epochs_of_torch(case, images, labels):
    if case == "Part 2":
        return None
    import torch
    from torch import nn

    torch.manual_seed(1)
    torch.set_num_threads(os.cpu_count())
    y = torch.from_numpy(labels.astype(np.int64))
    if case == "Part 6":
        x = torch.from_numpy(images.astype(np.float32)).reshape(-1, 1, 28, 28)
        net = nn.Sequential(
            nn.Conv2d(1, 32, 3), nn.Sigmoid(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(5408, 128), nn.Sigmoid(), nn.Linear(128, 10))
    else:
        x = torch.from_numpy(images.astype(np.float32) / 255)
        act = nn.ReLU if case == "Part 4" else nn.Sigmoid
        hidden, width = [], 784
        for _ in range(3 if case == "Part 5" else 1):
            hidden += [nn.Linear(width, 128), act()] + ([nn.Dropout(DROPOUT)] if case == "Part 5" else [])
            width = 128
        net = nn.Sequential(*hidden, nn.Linear(128, 10))
    kernels = [p for n, p in net.named_parameters() if n.endswith("weight")]
    biases = [p for n, p in net.named_parameters() if n.endswith("bias")]
    # PyTorch's weight decay adds decay · w to the gradient; that of λΣw² is 2λw.
    optimizer = torch.optim.SGD([{"params": kernels, "weight_decay": 2 * L2 if case == "Part 5" else 0}, {"params": biases}], lr=RATE)
    loss = nn.CrossEntropyLoss()

    def epoch():
        net.train()
        order = torch.randperm(len(x))
        for i in range(0, len(x), BATCH):
            chosen = order[i : i + BATCH]
            optimizer.zero_grad()
            loss(net(x[chosen]), y[chosen]).backward()
            optimizer.step()

    return epoch


def epochs_of_jax(case, images, labels):
    """An epoch is one compiled scan over its batches; Part 2's are single images, in file order and single precision."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_platforms", "cpu")
    x, y = jnp.asarray(images.astype(np.float32) / (1 if case == "Part 6" else 255)), jnp.asarray(labels)
    widths = {"Part 5": [784, 128, 128, 128, 10], "Part 6": [5408, 128, 10]}.get(case, [784, 128, 10])
    activation = jax.nn.relu if case == "Part 4" else jax.nn.sigmoid
    keys = jax.random.split(jax.random.PRNGKey(1), len(widths))
    weights = [
        (jax.random.uniform(k, (a, b), minval=-1, maxval=1) * (6 / (a + b)) ** 0.5, jnp.zeros(b))
        for k, a, b in zip(keys, widths, widths[1:])
    ]
    filters = (jax.random.uniform(keys[-1], (3, 3, 1, 32), minval=-1, maxval=1) * (6 / (9 + 288)) ** 0.5, jnp.zeros(32))
    size, rate = (1, 0.2) if case == "Part 2" else (BATCH, RATE)

    def convolve(filters, x):
        z = jax.lax.conv_general_dilated(x.reshape(-1, 28, 28, 1), filters[0], (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))
        a = activation(z + filters[1])
        return jax.lax.reduce_window(a, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID").reshape(len(x), -1)

    def loss(parameters, x, y, key):
        weights, filters = parameters
        if case == "Part 6":
            x = convolve(filters, x)
        for w, b in weights[:-1]:
            x = activation(x @ w + b)
            if case == "Part 5":
                key, drawn = jax.random.split(key)
                x = jnp.where(jax.random.bernoulli(drawn, 1 - DROPOUT, x.shape), x / (1 - DROPOUT), 0)
        z = x @ weights[-1][0] + weights[-1][1]
        value = -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1))
        if case == "Part 5":
            value += L2 * sum(jnp.sum(w * w) for w, _ in weights)
        return value

    @jax.jit
    def train(parameters, key):
        order, dropping = jax.random.split(key)
        indices = jnp.arange(len(x)) if case == "Part 2" else jax.random.permutation(order, len(x))
        batches = indices[: len(x) // size * size].reshape(-1, size)

        def step(parameters, batch):
            chosen, key = batch
            gradient = jax.grad(loss)(parameters, x[chosen], y[chosen], key)
            return jax.tree.map(lambda w, g: w - rate * g, parameters, gradient), None

        return jax.lax.scan(step, parameters, (batches, jax.random.split(dropping, len(batches))))[0]

    state = [(weights, filters), jax.random.PRNGKey(2)]

    def epoch():
        state[1], key = jax.random.split(state[1])
        state[0] = jax.block_until_ready(train(state[0], key))

    return epoch


def epochs_of_keras(case, images, labels):
    if case == "Part 2":
        return None
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras
    from keras import layers

    y = keras.utils.to_categorical(labels, 10)
    if case == "Part 6":
        x = images.astype(np.float32).reshape(-1, 28, 28, 1)
        net = [layers.Conv2D(32, 3, activation="sigmoid"), layers.MaxPooling2D(2), layers.Flatten(), layers.Dense(128, activation="sigmoid")]
        last = {}
    else:
        x, net = images.astype(np.float32) / 255, []
        last = {"kernel_regularizer": keras.regularizers.L2(L2)} if case == "Part 5" else {}
        for _ in range(3 if case == "Part 5" else 1):
            net.append(layers.Dense(128, activation="relu" if case == "Part 4" else "sigmoid", **last))
            if case == "Part 5":
                net.append(layers.Dropout(DROPOUT))
    model = keras.Sequential([*net, layers.Dense(10, activation="softmax", **last)])
    model.compile(optimizer=keras.optimizers.SGD(RATE), loss="categorical_crossentropy", metrics=["accuracy"])
    return lambda: model.fit(x, y, batch_size=BATCH, epochs=1, verbose=0)


def epoch_of_folio(case, folder):
    """Seconds of one epoch as the benchmark program times it, on as many threads as it has been given cores."""
    name = {"Part 5": "Part 5, an epoch of a fit, dropout 0.2"}.get(case, case + ",")
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        arguments = ["--only", "training", "--matching", name, "--rounds", "1", "--data", folder, "--json", file.name]
        subprocess.run([BENCHMARKS, *arguments], check=True, stdout=subprocess.DEVNULL)
        return json.load(open(file.name))["training"][-1]["timing"]["medianSeconds"]


def rest():
    """Threads of the one before may look for more work for a while; they must not slow the next."""
    time.sleep(0.5)


PEERS = {"numpy": epochs_of_numpy, "torch": epochs_of_torch, "jax": epochs_of_jax, "keras": epochs_of_keras}
CASES = ["Part 2", "Part 3", "Part 4", "Part 5", "Part 6"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default="data", help="folder with images and labels (default: data)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is timed (default: 3)")
    parser.add_argument("--only", nargs="+", choices=CASES, default=CASES, metavar="PART", help='such as "Part 3" "Part 4"')
    parser.add_argument("--json", default=".build/peers.json", help="where the seconds go (default: .build/peers.json)")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds takes a number from 1.")
    if not os.path.exists(BENCHMARKS):
        parser.error("there is no " + BENCHMARKS + ": `make bench-peers` builds it.")
    missing = [name for name in PEERS if importlib.util.find_spec("tensorflow" if name == "keras" else name) is None]
    if missing:
        print("Not installed and left out: " + ", ".join(missing) + " (pip install " + " ".join("tensorflow" if m == "keras" else m for m in missing) + ")")

    images, labels = load(options.data)
    print(f"{os.cpu_count()} cores; seconds of an epoch, the median of {options.rounds} rounds; in brackets how many times Folio's")
    results = {}
    for case in options.only:
        # A fit of Part 5's grid learns from four of five folds.
        count = len(images) // 5 * 4 if case == "Part 5" else len(images)
        runs = {name: make(case, images[:count], labels[:count]) for name, make in PEERS.items() if name not in missing}
        runs = {name: run for name, run in runs.items() if run is not None}
        for run in runs.values():
            run()
        seconds = {name: [] for name in ["folio", *runs]}
        for _ in range(options.rounds):
            rest()
            seconds["folio"].append(epoch_of_folio(case, options.data))
            for name, run in runs.items():
                rest()
                start = time.perf_counter()
                run()
                seconds[name].append(time.perf_counter() - start)
        results[case] = seconds
        ours = statistics.median(seconds["folio"])
        line = [f"{name} {statistics.median(s):.2f} ({statistics.median(s) / ours:.1f})" for name, s in seconds.items() if name != "folio"]
        print(f"{case}: folio {ours:.2f}; " + "; ".join(line), flush=True)
    with open(options.json, "w") as file:
        json.dump({"cores": os.cpu_count(), "rounds": options.rounds, "seconds": results}, file, indent=1)
    print("Written to " + options.json)


if __name__ == "__main__":
    sys.exit(main())
