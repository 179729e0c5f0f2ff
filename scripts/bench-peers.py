#!/usr/bin/env python3
"""The same training in NumPy, PyTorch, JAX and Keras, beside Folio's, on the cores of this machine.

Every round times each of them once, one after another, so that what else the machine does meets all alike; the table gives medians and how many times longer than
Folio each takes. Data lie in memory, compiling and a first epoch are not timed, and every epoch is shuffled, but Part 2's, which the original takes in file order.
A package that is not installed is left out and named.

    python3 scripts/bench-peers.py --data data --rounds 5 --only "Part 3" --json .build/peers.json
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

import numpy as np

BATCH, RATE, DROPOUT, L2 = 32, 0.02, 0.2, 1e-4


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
    x, y = images / 255.0, np.eye(10)[labels]
    rng = np.random.RandomState(1337)
    b1, b2, w1, w2 = (rng.uniform(-0.5, 0.5, size) for size in ((128, 1), (10, 1), (128, 784), (10, 128)))

    def epoch():
        for i in range(len(x)):
            a0, target = x[i].reshape(-1, 1), y[i].reshape(-1, 1)
            a1 = 1 / (1 + np.exp(-(w1 @ a0 + b1)))
            z = w2 @ a1 + b2
            e = np.exp(z - z.max())
            d2 = e / e.sum() - target
            d1 = (w2.T @ d2) * a1 * (1 - a1)
            for w, b, d, a in ((w2, b2, d2, a1), (w1, b1, d1, a0)):
                w -= 0.2 * (d @ a.T)
                b -= 0.2 * d

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
    """An epoch is one compiled scan over its batches."""
    if case in ("Part 2", "Part 6"):
        return None
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_platforms", "cpu")
    x, y = jnp.asarray(images.astype(np.float32) / 255), jnp.asarray(labels)
    widths = [784, 128, 128, 128, 10] if case == "Part 5" else [784, 128, 10]
    activation = jax.nn.relu if case == "Part 4" else jax.nn.sigmoid
    keys = jax.random.split(jax.random.PRNGKey(1), len(widths))
    weights = [
        (jax.random.uniform(k, (a, b), minval=-1, maxval=1) * (6 / (a + b)) ** 0.5, jnp.zeros(b))
        for k, a, b in zip(keys, widths, widths[1:])
    ]

    def loss(weights, x, y, key):
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
    def train(weights, key):
        order, dropping = jax.random.split(key)
        batches = jax.random.permutation(order, len(x)).reshape(-1, BATCH)

        def step(weights, batch):
            chosen, key = batch
            gradient = jax.grad(loss)(weights, x[chosen], y[chosen], key)
            return jax.tree.map(lambda w, g: w - RATE * g, weights, gradient), None

        return jax.lax.scan(step, weights, (batches, jax.random.split(dropping, len(batches))))[0]

    state = [weights, jax.random.PRNGKey(2)]

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


def epochs_of_folio(case, folder):
    """Seconds of one epoch, as the benchmark program times it."""
    name = {"Part 2": "Part 2", "Part 5": "Part 5, an epoch of a fit, dropout 0.2"}.get(case, case + ", an epoch")
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        program = os.path.join(os.path.dirname(__file__), "..", ".build", "release", "Benchmarks")
        arguments = ["--only", "training", "--matching", name, "--rounds", "1", "--data", folder, "--json", file.name]
        subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)
        return {t["threads"]: t["timing"]["medianSeconds"] for t in json.load(open(file.name))["training"]}
