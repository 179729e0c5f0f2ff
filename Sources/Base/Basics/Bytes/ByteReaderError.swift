/// An error of `ByteReader`: the bytes end before the value that is read.
package enum ByteReaderError: Error { case truncated }
