/// Neural networks, image data sets, and what joins them to notebooks, as one import.
@_exported import ImageDatasets
@_exported import Kernels
@_exported import NetworkNotebooks
@_exported import NeuralNetworks
