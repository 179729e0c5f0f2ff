/// Stored bytes that are not those of a network with these layers.
package enum TrainedNetworkDecodingError: Error { case otherNetwork }
