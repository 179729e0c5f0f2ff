/// The style and the script of a web page: the files `page.css` and `page.js`.
enum HTMLAssets {
    /// The style.
    static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
    /// The script, without which everything but copying, previews and the mark in the contents works.
    static let script = String(decoding: PackageResources.page_js, as: UTF8.self)
}
