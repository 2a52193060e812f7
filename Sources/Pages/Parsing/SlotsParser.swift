import Text

/// Reads `slots.md`.
struct SlotsParser {
  private let reporter: Reporter
  private(set) var slots: [SlotDefinition] = []
  /// The wordings of asks and examples are read once the names are known.
  private var asks: [(slot: Int, language: Language?, text: Stretch, more: [Stretch])] = []

  /// The slots of the file, without their asks.
  init(_ lines: [SourceLine], _ reporter: Reporter) {
    self.reporter = reporter
    var seen: [String: Int] = [:]
    for section in DocumentReader.read(lines, reporter).sections {
      guard let slot = slot(section) else { continue }
      let keys = [slot.name.text, Marks.folded(slot.title.ja)]
      if let line = keys.compactMap({ seen[$0] }).first {
        reporter.report(
          SettingsProblem.nameTwice(section.heading.text, line: line), at: section.heading)
        continue
      }
      for key in keys { seen[key] = section.heading.line.number }
      let index = slots.count
      slots.append(slot)
      for bullet in section.bullets where bullet.depth == 0 {
        guard let (key, value) = bullet.keyValue else { continue }
        let (name, language) = key.keyAndLanguage
        if name.folded == "ask" {
          asks.append((index, language, value, bullet.more))
        }
      }
    }
  }

  /// The slots with their asks, which may name other slots and the desk's rules.
  func finished(_ names: KnownNames) -> [SlotDefinition] {
    let reading = Reading(names: names, reporter: reporter)
    var texts = Array(repeating: [Language: [AnswerText]](), count: slots.count)
    for ask in asks {
      let text = reading.answerText(ask.text, more: ask.more)
      for language in ask.language.map({ [$0] }) ?? Language.allCases {
        texts[ask.slot][language, default: []].append(text)
      }
    }
    return zip(slots, texts).map { slot, texts in
      SlotDefinition(
        name: slot.name, title: slot.title, kind: slot.kind, pattern: slot.pattern,
        choices: slot.choices, ask: Wording(ja: texts[.ja] ?? [], en: texts[.en] ?? []),
        example: slot.example, facts: slot.facts, at: slot.range)
    }
  }

  /// `## resolution / ご希望の対応`.
  private func slot(_ section: Document.Section) -> SlotDefinition? {
    let halves = section.heading.split(onWords: [" / "])
    guard let first = halves.first, let name = SlotName(first.text) else {
      reporter.report(SettingsProblem.noSlotName(section.heading.text), at: section.heading)
      return nil
    }
    let words = name.text.split(separator: "-").joined(separator: " ")
    let title = Bilingual(
      ja: halves.count > 1 ? halves[1].text : words, en: halves.count > 2 ? halves[2].text : words)
    var parts = Parts()
    for bullet in section.bullets { take(bullet, into: &parts, of: name) }
    for item in section.items {
      if case .text(let text) = item {
        reporter.report(LineProblem.strayText(text.text), at: text)
      }
    }
    guard let kind = parts.kind else {
      if !parts.hasKindLine {
        reporter.report(SettingsProblem.slotWithoutKind(name.text), at: section.heading)
      }
      return nil
    }
    switch kind {
    case .choice, .choiceOrText:
      if parts.choices.isEmpty {
        reporter.report(SettingsProblem.choiceWithoutIDs(name.text), at: section.heading)
      }
    case .pattern:
      if parts.pattern == nil && !parts.hasPatternLine {
        reporter.report(SettingsProblem.patternMissing(name.text), at: section.heading)
      }
    case .product, .variant, .order, .email, .phone, .date, .amount, .number, .name, .address,
      .text, .yesNo:
      break
    }
    return SlotDefinition(
      name: name, title: title, kind: kind, pattern: parts.pattern, choices: parts.choices,
      ask: Wording(ja: [], en: []), example: parts.example, facts: parts.facts,
      at: section.heading.range)
  }

  private struct Parts {
    var kind: SlotKind?
    var hasKindLine = false
    var pattern: SlotPattern?
    var hasPatternLine = false
    var choices: [ChoiceDefinition] = []
    var example = Bilingual(ja: "", en: "")
    var facts: [FactDefinition] = []
  }

  private func take(_ bullet: Document.Bullet, into parts: inout Parts, of slot: SlotName) {
    let body = bullet.body
    if bullet.depth > 0 {
      guard let fact = parts.facts.popLast() else {
        reporter.report(LineProblem.strayText(body.text), at: body)
        return
      }
      var choices = fact.choices
      if let choice = choice(bullet, among: choices) { choices.append(choice) }
      parts.facts.append(
        FactDefinition(name: fact.name, titleJa: fact.titleJa, choices: choices))
      return
    }
    if let fact = body.dropping(word: "fact") {
      takeFact(fact, into: &parts, of: slot)
      return
    }
    guard let (key, value) = bullet.keyValue else {
      reporter.report(SettingsProblem.noSlotLine(body.text), at: body)
      return
    }
    let (name, language) = key.keyAndLanguage
    switch name.folded {
    case "kind":
      parts.hasKindLine = true
      parts.kind = SlotKind(rawValue: value.folded)
      if parts.kind == nil {
        let all = SlotKind.allCases.map(\.rawValue)
        reporter.report(
          NameProblem.unknownKind(
            value.text, nearest: Nearest.name(to: value.text, in: all), all: all), at: value)
      }
    case "pattern":
      parts.hasPatternLine = true
      parts.pattern = SlotPattern(value)
      if parts.pattern == nil { reporter.report(SettingsProblem.noPattern(value.text), at: value) }
    case "ask":
      if value.isEmpty && bullet.more.isEmpty {
        reporter.report(PartProblem.emptyAnswer(language ?? .ja), at: body)
      }
    case "example":
      parts.example = Bilingual(
        ja: language == .en ? parts.example.ja : value.text,
        en: language == .ja ? parts.example.en : value.text)
    default:
      // `aks ja`: a language belongs to a question or an example.
      if let language, name.find(" ") == nil,
        let meant = Nearest.name(to: name.text, in: ["ask", "example"])
      {
        reporter.report(
          SettingsProblem.unknownSlotLine(
            key.text, meant: "\(meant) \(language.rawValue)"), at: key)
        return
      }
      if let choice = choice(bullet, among: parts.choices) { parts.choices.append(choice) }
    }
  }

  /// `promised_date / お届け予定日`.
  private func takeFact(_ fact: Stretch, into parts: inout Parts, of slot: SlotName) {
    let halves = fact.split(onWords: [" / ", "/"])
    guard let first = halves.first, !first.isEmpty, first.find(" ") == nil, first.find(".") == nil
    else {
      reporter.report(SettingsProblem.noFactName(fact.text), at: fact)
      return
    }
    let column = ShopColumns.column(slot.text, first.folded)?.name ?? first.folded
    let name = FactName(slot.text, column)
    let title = halves.count > 1 ? halves[1].text : ""
    if parts.facts.contains(where: { $0.name == name || (!title.isEmpty && $0.titleJa == title) }) {
      reporter.report(
        SettingsProblem.nameTwice(fact.text, line: nil), at: fact)
    }
    parts.facts.append(FactDefinition(name: name, titleJa: title, choices: []))
  }

  /// `exchange: ja 交換; en exchange; also 取り替え, swap`.
  private func choice(
    _ bullet: Document.Bullet, among known: [ChoiceDefinition]
  ) -> ChoiceDefinition? {
    guard let (key, value) = bullet.keyValue else {
      reporter.report(SettingsProblem.noChoice(bullet.body.text), at: bullet.body)
      return nil
    }
    guard let id = ChoiceID(key.folded) else {
      reporter.report(SettingsProblem.noChoiceID(key.text), at: key)
      return nil
    }
    if known.contains(where: { $0.id == id }) {
      reporter.report(
        SettingsProblem.nameTwice(id.text, line: nil), at: key)
      return nil
    }
    var words: [Language: String] = [:]
    var also: [String] = []
    for part in value.split(on: ";") where !part.isEmpty {
      if let text = part.dropping(word: "ja") ?? part.dropping(prefix: "日本語") {
        words[.ja] = text.withoutColon.text
      } else if let text = part.dropping(word: "en") ?? part.dropping(prefix: "英語") {
        words[.en] = text.withoutColon.text
      } else if let list = part.dropping(word: "also") ?? part.dropping(prefix: "ほかに") {
        also += list.withoutColon.wordList.map(\.text)
      } else {
        reporter.report(SettingsProblem.noChoice(part.text), at: part)
      }
    }
    guard let ja = words[.ja], let en = words[.en], !ja.isEmpty, !en.isEmpty else {
      reporter.report(SettingsProblem.choiceWithoutWords(id.text), at: bullet.body)
      return nil
    }
    return ChoiceDefinition(id: id, words: Bilingual(ja: ja, en: en), also: also)
  }
}
