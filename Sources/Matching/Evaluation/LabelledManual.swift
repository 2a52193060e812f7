public import Pages
public import Text

/// A manual whose pages are the labels of a set and whose phrases are its rows, to the letter: what
/// matching is measured on goes through the same door as the shop's own pages.
public struct LabelledManual: Sendable {
  public let manual: Manual
  /// The label of each page.
  private let labels: [IntentID: String]

  /// - Parameters:
  ///   - set: rows to learn from; those labelled out of scope are left out.
  ///   - words: concepts and word lists.
  public init(_ set: LabelledSet, words: WordBook = WordBook(concepts: [], lists: [:])) {
    var texts: [String: [String]] = [:]
    for row in set.rows where row.label != LabelledSet.outOfScope {
      texts[row.label, default: []].append(row.text)
    }
    var labels: [IntentID: String] = [:]
    var pages: [Page] = []
    for (number, label) in texts.keys.sorted().enumerated() {
      // Labels may hold any signs, ids may not.
      guard let id = IntentID("label-\(100_000 + number)") else { continue }
      labels[id] = label
      pages.append(Self.page(id, label, texts[label] ?? []))
    }
    self.labels = labels
    manual = Manual(
      desk: Self.desk, slots: [], words: words, catalogue: Catalogue([]), pages: pages)
  }

  public func label(of intent: IntentID) -> String? { labels[intent] }

  private static func page(_ id: IntentID, _ label: String, _ texts: [String]) -> Page {
    let place = FileRange(FileLocation(file: label, line: 1, column: 1), length: 1)
    return Page(
      id: id, file: label, area: "", title: Bilingual(ja: label, en: label),
      prose: Bilingual(ja: "", en: ""),
      phrases: texts.map { text in
        Phrase(
          parts: [[.words(text)]], language: Language.guess(from: text), source: text, at: place)
      },
      elsewhere: [], atOnce: nil, ask: [], readBack: nil, tables: [], lists: [], answers: [],
      then: [], checks: [])
  }

  private static var desk: DeskSettings {
    DeskSettings(
      name: Bilingual(ja: "", en: ""), mail: nil, zone: .japan, languages: Language.allCases,
      hours: .init(weekdays: [], closed: []), queues: [], rules: [:],
      limits: .init(queue: .general), lines: [:], wordRules: [])
  }
}
