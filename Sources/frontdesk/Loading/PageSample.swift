import Pages
import Text
import Wire

/// A page's phrases written out: the sentences that each stands for.
struct PageSample {
  let manual: Manual
  let language: Language

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  /// - Parameter limit: sentences of each phrase; nil for all.
  func lines(_ page: Page, limit: Int?) -> [String] {
    let title = page.title[language]
    var lines = ["\(page.id)  \(title)"]
    for phrase in page.phrases { lines += self.lines(phrase, limit) }
    for one in page.elsewhere {
      lines += self.lines(one.phrase, limit, to: one.intent)
    }
    let total = page.phrases.reduce(0) { $0 + $1.expansionCount }
    lines.append(
      say(
        "例文 \(page.phrases.count) 件が \(total) 通りの文を表します。",
        "\(page.phrases.count) phrases stand for \(total) sentences."))
    return lines + concepts(of: page)
  }

  private func lines(_ phrase: Phrase, _ limit: Int?, to other: IntentID? = nil) -> [String] {
    let sentences = sentences(phrase, limit)
    let place = "\(phrase.range.start.file):\(phrase.range.start.line)"
    let kind =
      other.map { say("（\($0) へ）", " (goes to \($0))") }
      ?? (phrase.isWhole ? "" : say("（手がかり。これだけでは決めません）", " (a hint, never decides alone)"))
    let rest = phrase.expansionCount - sentences.count
    return ["", "\(place)  \(TerminalText.line(phrase.source))\(kind)"]
      + sentences.map { "  " + $0 }
      + (rest > 0 ? [say("  ほか \(rest) 通り", "  and \(rest) more")] : [])
  }

  private func sentences(_ phrase: Phrase, _ limit: Int?) -> [String] {
    phrase.expansions(
      limit: limit ?? phrase.expansionCount, slotExamples: examples(phrase.language)
    )
    .map { pieces in TerminalText.line(pieces.map(written).joined()) }
  }

  private func written(_ piece: ExpansionPiece) -> String {
    switch piece {
    case .words(let words): words
    case .slot(let slot): "{\(slot)}"
    case .concept(let concept): "{\(concept.text)}"
    case .gap: "…"
    }
  }

  private func examples(_ spoken: Language?) -> [SlotName: String] {
    Dictionary(
      manual.slots.map { ($0.name, $0.example[spoken ?? language]) }.filter { !$0.1.isEmpty },
      uniquingKeysWith: { first, _ in first })
  }

  /// What the classes of words stand for that the page names.
  private func concepts(of page: Page) -> [String] {
    var names: Set<ConceptName> = []
    for phrase in page.phrases + page.elsewhere.map(\.phrase) {
      for part in phrase.parts { collect(part, &names) }
    }
    return names.sorted().compactMap { name in
      manual.words.concepts.first { $0.name == name || $0.nameJa == name }.map { concept in
        let members = concept.members.map { $0.text + ($0.isStem ? "*" : "") }
        return "{\(name.text)} = " + TerminalText.line(members.joined(separator: ", "))
      }
    }
  }

  private func collect(_ nodes: [TemplateNode], _ names: inout Set<ConceptName>) {
    for node in nodes {
      switch node {
      case .concept(let name): names.insert(name)
      case .oneOf(let branches): for branch in branches { collect(branch, &names) }
      case .words, .slot, .gap: break
      }
    }
  }

  /// A phrase a line.
  func json(_ page: Page, limit: Int?) -> [String] {
    page.phrases.map { phrase in
      JSON.object([
        .init("file", .string(phrase.range.start.file)),
        .init("line", .integer(Int64(phrase.range.start.line))),
        .init("phrase", .string(phrase.source)), .init("whole", .bool(phrase.isWhole)),
        .init("count", .integer(Int64(phrase.expansionCount))),
        .init("sentences", .array(sentences(phrase, limit).map { .string($0) })),
      ]).text
    }
  }
}
