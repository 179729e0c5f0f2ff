/// Neural networks, image data sets, and their connection to notebooks, as one import.
@_exported import ImageDatasets
@_exported import Kernels
@_exported import NetworkNotebooks
@_exported import NeuralNetworks
