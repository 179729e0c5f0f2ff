/// Error for stored bytes that do not belong to a network with these layers.
package enum TrainedNetworkDecodingError: Error { case otherNetwork }
