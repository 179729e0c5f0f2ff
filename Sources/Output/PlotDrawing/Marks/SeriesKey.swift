enum SeriesKey { case none, atEnd, dot, block }
