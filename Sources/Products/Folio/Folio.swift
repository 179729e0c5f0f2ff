/// The notebook engine, plots, output formats and command line, as one import.
@_exported import Basics
@_exported import Commands
@_exported import Drawing
@_exported import Formats
@_exported import Notebooks
@_exported import PlotDrawing
@_exported import Plots
@_exported import Statistics
