/// The bytes end before what is read from them.
package enum ByteReaderError: Error { case truncated }
