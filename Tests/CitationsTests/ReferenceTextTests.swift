import Testing

@testable import Citations
@testable import Documents
@testable import Formats

/// Entries of the list of references. The expected texts are written by hand after the Chicago Manual of Style (17th
/// edition, 15.5–15.9 and 14.18–14.224), as Markdown, which shows emphasis and links.
@Suite struct ReferenceTextTests {
    private func markdown(_ entry: String) throws -> String {
        let bibliography = try Bibliography(entry, file: "r.bib")
        let work = try Work(#require(try bibliography.entry("k")), file: "r.bib") { _ in }
        let text = try ReferenceText(work, year: work.year).inlines
        return Formats.markdown([.paragraph(text)]).trimmed.replacing("\\:", with: ":")
    }

    @Test(arguments: [
        (
            """
            @article{k, author={Srivastava, Nitish and Hinton, Geoffrey}, title={Dropout: A Simple Way}, year=2014,
            journal={Journal of Machine Learning Research}, volume=15, number=1, pages={1929-1958}}
            """,
            "Srivastava, Nitish, and Geoffrey Hinton. 2014. “Dropout: A Simple Way.” "
                + "*Journal of Machine Learning Research* 15 (1): 1929–1958."
        ),
        (
            "@article{k, author={Doe, J.}, title={Why?}, year={in press}, journal={J}, pages={e17}}",
            "Doe, J. in press. “Why?” *J*, e17."
        ),
        (
            """
            @inproceedings{k, author={Glorot, Xavier and Bengio, Yoshua}, title={Understanding the Difficulty},
            booktitle={Proceedings of AISTATS}, editor={Teh, Yee Whye and Titterington, Mike}, pages={249--256},
            series={PMLR}, volume=9, year=2010, url={https://proceedings.mlr.press/v9/glorot10a.html}}
            """,
            "Glorot, Xavier, and Yoshua Bengio. 2010. “Understanding the Difficulty.” In *Proceedings of AISTATS*, "
                + "edited by Yee Whye Teh and Mike Titterington, 249–256. PMLR 9. "
                + "[https://proceedings.mlr.press/v9/glorot10a.html](https://proceedings.mlr.press/v9/glorot10a.html)"
        ),
        (
            "@book{k, author={Bishop, C. M.}, title={Pattern Recognition}, publisher={Springer}, address={New York}, "
                + "edition={2}, year=2006}",
            "Bishop, C. M. 2006. *Pattern Recognition*. 2nd ed. New York: Springer."
        ),
        (
            "@book{k, editor={A. One and B. Two}, title={Handbook}, volume=3, edition={Revised}, date={2019-05-24}}",
            "One, A., and B. Two, eds. 2019. *Handbook*. Revised ed. Vol. 3."
        ),
        (
            "@phdthesis{k, author={Hochreiter, Sepp}, title={On {LSTM}}, school={TU M{\\\"u}nchen}, year=1991}",
            "Hochreiter, Sepp. 1991. “On LSTM.” PhD thesis, TU München."
        ),
        (
            "@techreport{k, author={K, A.}, title={Tiny Images}, institution={University}, number={TR-1}, year=2009}",
            "K, A. 2009. “Tiny Images.” Technical report TR-1. University."
        ),
        (
            "@misc{k, author={Kingma, D. P.}, title={Adam}, year=2014, eprint={1412.6980}, archivePrefix={arXiv}}",
            "Kingma, D. P. 2014. “Adam.” [arXiv:1412.6980](https://arxiv.org/abs/1412.6980)."
        ),
        (
            "@software{k, organization={{Folio Authors}}, title={Folio}, version={0.1}, year=2026, "
                + "doi={https://doi.org/10.1000/a<b>_c}}",
            "Folio Authors. 2026. *Folio*. Version 0.1. "
                + "[https://doi.org/10.1000/a\\<b>\\_c](https://doi.org/10.1000/a%3Cb%3E_c)"
        ),
        (
            "@online{k, author={{W3C}}, title={SVG}, year=2011, url={javascript:alert(1)}, note={Accessed in May}}",
            "W3C. 2011. “SVG.” Accessed in May. javascript:alert(1)."
        ),
        (
            "@unheard{k, author={A. B.}, title={$\\ell_1$}, year=1, howpublished={\\emph{Post}}, url={https://a.b/~c}}",
            "B., A. 1. “$\\ell_1$.” *Post*. [https://a.b/\\~c](https://a.b/~c)"
        ),
        ("@article{k, author={A}, title={T}, year=1, number=3}", "A. 1. “T.” No. 3."),
        ("@article{k, author={A}, title={T}, year=1, journal={}, journaltitle={JT}}", "A. 1. “T.” *JT*."),
        ("@article{k, author={A}, title={T}, year=1, journal={{}}, journaltitle={JT}}", "A. 1. “T.” *JT*."),
        (
            "@book{k, author={A}, editor={E. Ed and F. Ef}, title={T}, year=1, edition=2, pages={10--20}}",
            "A. 1. *T*. Edited by E. Ed and F. Ef. 2nd ed."
        ),
        ("@book{k, author={A}, title={T}, year=1, address={New York}}", "A. 1. *T*. New York."),
        (
            "@mastersthesis{k, author={A}, title={T}, year=1, school={U}, note={In German}, howpublished={Online}}",
            "A. 1. “T.” Master’s thesis, U. Online. In German."
        ),
        (
            "@techreport{k, author={A}, title={T}, year=1, institution={I}, note={Revised}}",
            "A. 1. “T.” Technical report. I. Revised."
        ),
        (
            "@incollection{k, author={A}, title={T}, booktitle={B}, chapter=3, pages={4}, year=1}",
            "A. 1. “T.” Chap. 3 in *B*, 4."
        ),
        ("@incollection{k, author={A}, title={T}, editor={E. Ed}, year=1}", "A. 1. “T.” Edited by E. Ed."),
        (
            "@inbook{k, author={A}, title={T}, chapter=3, pages={4-5}, publisher={P}, year=1}",
            "A. 1. Chap. 3 in *T*, 4–5. P."
        ),
        ("@inbook{k, author={A}, title={T}, pages={4-5}, year=1}", "A. 1. *T*, 4–5."),
        (
            "@dataset{k, author={A}, title={T}, year=1, version={1.2}, publisher={Zenodo}}",
            "A. 1. “T.” Version 1.2. Zenodo."
        ),
        ("@patent{k, author={A}, title={T}, year=1, number={4,586,960}}", "A. 1. “T.” Patent 4,586,960."),
        (
            "@patent{k, author={A}, title={T}, year=1, type={US Patent}, number={4}, note={Filed in May}}",
            "A. 1. “T.” US Patent 4. Filed in May."
        ),
    ])
    func entriesAreThoseOfTheChicagoManual(entry: String, expected: String) throws {
        #expect(try markdown(entry) == expected)
    }

    /// A DOI begins with "10." (ISO 26324), whatever address stands before it.
    @Test(arguments: [
        "10.1/2", "doi:10.1/2", "https://www.doi.org/10.1/2", "doi.org/10.1/2", "https://doi.org/10.1/2",
        "HTTP://DX.DOI.ORG/10.1/2", "DOI 10.1/2", "\\url{https://doi.org/10.1/2}",
    ])
    func aDOIIsALinkHoweverItIsGiven(doi: String) throws {
        #expect(
            try markdown("@misc{k, author={A}, title={T}, year=1, doi={\(doi)}}")
                == "A. 1. “T.” [https://doi.org/10.1/2](https://doi.org/10.1/2)")
    }

    @Test func aTextThatIsNoDOIIsNoLink() throws {
        #expect(
            try markdown("@misc{k, author={A}, title={T}, year=1, doi={unknown}, url={https://a.b}}")
                == "A. 1. “T.” doi:unknown. [https://a.b](https://a.b)")
    }

    @Test(arguments: ["doi", "url", "eprint", "archiveprefix", "crossref"])
    func aNameThatIsNotDefinedIsAnErrorInEveryField(field: String) {
        let entry = "@misc{k, author={A}, title={T}, year=1, eprint={1},\n \(field) = nowhere}"
            .replacing(field == "eprint" ? "eprint={1}," : "£", with: "")
        let error = #expect(throws: CitationError.self) { try markdown(entry) }
        #expect(error?.line == 2 && error?.problem == .unknownName("nowhere"))
    }

    @Test(arguments: [
        (1, "1st ed."), (2, "2nd ed."), (3, "3rd ed."), (4, "4th ed."), (10, "10th ed."), (11, "11th ed."),
        (12, "12th ed."), (13, "13th ed."), (21, "21st ed."), (112, "112th ed."),
    ])
    func editionsAreOrdinals(number: Int, expected: String) throws {
        let text = try markdown("@book{k, author={A}, title={T}, year=1, edition={\(number)}}")
        #expect(text == "A. 1. *T*. \(expected)")
    }
}
