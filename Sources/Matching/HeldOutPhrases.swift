public import Pages
import Text

/// A phrase that the pages would clearly send to another page if it were not written where it is: a
/// customer who says nearly the same lands there.
public struct StrayPhrase: Hashable, Sendable {
  public let page: Page
  public let phrase: Phrase
  public let winner: Page

  /// All whole phrases of a manual that stray, in the order of the pages: each tenth of them is held
  /// out in turn and weighed by the rest.
  public static func all(of manual: Manual) -> [StrayPhrase] {
    let pages = CompiledPages(manual)
    let rows = pages.rows(manual)
    var found: [StrayPhrase] = []
    for language in rows.keys.sorted() {
      for stray in Learning.strays(rows[language, default: []], language) {
        guard let phrase = pages.ownPhrase(stray.phrase), phrase.isWhole else { continue }
        found.append(
          StrayPhrase(
            page: manual.pages[Int(stray.page)], phrase: phrase,
            winner: manual.pages[Int(stray.winner)]))
      }
    }
    return found.sorted { $0.phrase.range.start < $1.phrase.range.start }
  }
}
