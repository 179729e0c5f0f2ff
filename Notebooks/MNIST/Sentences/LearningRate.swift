//: # The learning rate
//:
//: The original trained all networks of the framework at a learning rate of
//: {original.part3.settings.learning_rate:.2f}, without a word on why. Several results of the parts above depend on
//: that rate. {claims.findings.rate-in-part-three} {claims.findings.activations-at-best-rates}
//: {claims.findings.pixels-and-rates} {figure rates} shows
//: {part6.candidates:words} networks at {part6.rates:words} rates.
//:
//: {fold: the figure}
import Notebooks
import Plots

let learningRate = Part(reads: [sigmoidUnits, rectifiedUnits, convolution]) { section in
    let sweep = (try? section.result("sweep", of: convolution))?.list ?? []
    section.figure(
        "rates",
        caption: """
            Share of the training images held back that are not classified right, at each learning rate: the \
            networks of Parts 3 and 4 after {part6.dense_epochs:words} epochs, the convolutions after one. The \
            original's rate is the leftmost.
            """
    ) {
        Plot(
            "Errors on images held back", x: .log("learning rate"),
            y: .log("share of images", style: .percent()),
            height: 190
        ) {
            for network in sweep {
                let rates = (network["rates"]?.list ?? []).compactMap(\.double),
                    accuracies = (network["accuracies"]?.list ?? []).compactMap(\.double)
                Line(zip(rates, accuracies).map { ($0, 1 - $1) }, name: network["id"]?.string ?? "")
            }
        }
    }
}

//: {claims.findings.order-at-chosen-rates} Whoever compares networks must choose the rate of each, by images that are
//: neither learned from nor tested on; a rate that is the same for all is not fair to all.
