import Text

extension Reading {
  /// Behind `then` or `このあと`; nil when the bullet is no step.
  static func stepBody(_ body: Stretch) -> Stretch? {
    if let rest = body.dropping(word: "then") { return rest.withoutColon }
    return body.dropping(prefix: "このあと")?.withoutColon
  }

  /// One step: `hand off to returns, priority high`, `引き継ぐ: returns、優先 高`.
  func step(_ stretch: Stretch) -> Step? {
    act(stretch).map { Step($0, at: stretch.range) }
  }

  private func act(_ stretch: Stretch) -> Step.Act? {
    func rest(_ words: [String]) -> Stretch? {
      for word in words {
        let isJapanese = Marks.language(of: word.unicodeScalars) == .ja
        if let rest = isJapanese ? stretch.dropping(prefix: word) : stretch.dropping(word: word) {
          return rest.withoutColon
        }
      }
      return nil
    }
    if let rest = rest(["hand off to", "hand off", "引き継ぐ", "引継ぐ"]) { return handOff(rest) }
    if let rest = rest(["report to", "report", "報告する"]) { return reportStep(rest) }
    if let rest = rest(["ask to connect", "担当者をすすめる", "担当者を勧める"]) { return askToConnect(rest) }
    if let rest = rest(["record", "記録する"]) { return recordStep(rest) }
    if let rest = rest(["related", "関連の質問"]) { return related(rest) }
    if let rest = rest(["recommend", "おすすめを一つ", "おすすめを1つ"]) {
      return nothingMore(rest) ? .recommend : nil
    }
    if let rest = rest(["go to", "移る"]) { return intent(rest).map { .goTo($0) } }
    if let rest = rest(["ask again", "聞き直す"]) { return askAgain(rest) }
    if stretch.isEmpty {
      report(PartProblem.emptyStep, at: stretch.line.whole.trimmed)
      return nil
    }
    let starts = [
      "hand off to", "report to", "ask to connect", "record", "related", "recommend", "go to",
      "ask again", "引き継ぐ", "報告する", "担当者をすすめる", "記録する", "関連の質問", "おすすめを一つ", "移る", "聞き直す",
    ]
    report(
      PartProblem.unknownStep(stretch.text, nearest: stretch.nearestStart(among: starts)),
      at: stretch)
    return nil
  }

  private func handOff(_ rest: Stretch) -> Step.Act? {
    guard let parts = StepParts(rest, self) else { return nil }
    guard parts.within == nil else {
      report(PartProblem.unfitStepPart("within", step: "hand off to"), at: rest)
      return nil
    }
    return .handOff(parts.queue, parts.priority)
  }

  private func reportStep(_ rest: Stretch) -> Step.Act? {
    StepParts(rest, self).map { .report($0.queue, $0.priority, within: $0.within) }
  }

  private func askToConnect(_ rest: Stretch) -> Step.Act? {
    let body = (rest.dropping(prefix: ",") ?? rest)
    if body.isEmpty { return .askToConnect(nil) }
    return queue(body.dropping(word: "queue")?.withoutColon ?? body).map { .askToConnect($0) }
  }

  private func recordStep(_ rest: Stretch) -> Step.Act? {
    guard let kind = RecordKind(rawValue: rest.folded) else {
      if rest.isEmpty {
        report(PartProblem.stepWithoutName("record"), at: rest.line.whole.trimmed)
        return nil
      }
      // Those that a page may make.
      let all = RecordKind.allCases.filter { !$0.isByAgents }.map(\.rawValue)
      report(
        NameProblem.unknownRecord(
          rest.text, nearest: Nearest.name(to: rest.text, in: all), all: all), at: rest)
      return nil
    }
    return .record(kind)
  }

  private func related(_ rest: Stretch) -> Step.Act? {
    let ids = rest.split(onWords: [",", " and ", "・"]).filter { !$0.isEmpty }
    guard !ids.isEmpty else {
      report(PartProblem.stepWithoutName("related"), at: rest)
      return nil
    }
    let read = ids.compactMap(intent)
    return read.count == ids.count ? .related(read) : nil
  }

  private func askAgain(_ rest: Stretch) -> Step.Act? {
    guard !rest.isEmpty else {
      report(PartProblem.stepWithoutName("ask again"), at: rest)
      return nil
    }
    return slot(rest).map { .askAgain($0) }
  }

  private func nothingMore(_ rest: Stretch) -> Bool {
    if rest.isEmpty { return true }
    report(PartProblem.unfitStepPart(rest.text, step: "recommend"), at: rest)
    return false
  }

  // MARK: Names

  func intent(_ stretch: Stretch) -> IntentID? {
    let bare = stretch.trimmed
    if let intent = names.intent(bare.folded) { return intent }
    report(
      bare.isEmpty
        ? NameProblem.emptyName
        : NameProblem.unknownIntent(
          bare.text, nearest: Nearest.name(to: bare.text, in: names.intentNames)), at: bare)
    return nil
  }

  func queue(_ stretch: Stretch) -> QueueName? {
    let bare = stretch.trimmed
    if let queue = names.queue(bare.folded) { return queue }
    if !names.knowsQueues, let queue = QueueName(bare.folded) { return queue }
    report(
      bare.isEmpty
        ? NameProblem.emptyName
        : NameProblem.unknownQueue(
          bare.text, nearest: Nearest.name(to: bare.text, in: names.queueNames)), at: bare)
    return nil
  }

  func slot(_ stretch: Stretch) -> SlotName? {
    let bare = stretch.trimmed.withoutBraces
    if let slot = names.slot(bare.folded) { return slot }
    if !names.knowsSlots, let slot = SlotName(bare.folded) { return slot }
    report(
      bare.isEmpty
        ? NameProblem.emptyName
        : NameProblem.unknownSlot(
          bare.text, nearest: Nearest.name(to: bare.text, in: names.slotNames)), at: bare)
    return nil
  }
}

/// The parts of `Q, priority P, within N hours`.
private struct StepParts {
  let queue: QueueName
  private(set) var priority: Priority?
  private(set) var within: Step.Within?

  init?(_ rest: Stretch, _ reading: Reading) {
    let parts = rest.split(on: ",")
    guard let first = parts.first else { return nil }
    if reading.names.queue(first.folded) == nil, let mended = Self.commaForgotten(first, reading) {
      reading.report(PartProblem.commaForgotten(mended), at: first)
      return nil
    }
    guard let queue = reading.queue(first) else { return nil }
    self.queue = queue
    for part in parts.dropFirst() {
      if let word = part.dropping(word: "priority") ?? part.dropping(anyPrefix: ["優先度", "優先"]) {
        guard let priority = Priority(words: word.withoutColon) else {
          if let mended = Self.commaForgotten(part, reading) {
            reading.report(PartProblem.commaForgotten(mended), at: part)
            return nil
          }
          reading.report(NameProblem.unknownPriority(word.text), at: word)
          return nil
        }
        self.priority = priority
      } else if let span = part.dropping(word: "within") ?? part.dropping(suffix: "以内") {
        guard let within = Step.Within(span) else {
          reading.report(PartProblem.noWithin(part.text), at: part)
          return nil
        }
        self.within = within
      } else {
        reading.report(
          Self.meant(part).map { PartProblem.unknownStepPart(part.text, meant: $0) }
            ?? PartProblem.unfitStepPart(part.text, step: "to"), at: part)
        return nil
      }
    }
  }
}

extension StepParts {
  /// `prio high` as it is written; nil where nothing like it is meant.
  fileprivate static func meant(_ part: Stretch) -> String? {
    if Priority(words: part) != nil {
      let isJapanese = Marks.language(of: part.scalars) == .ja
      return (isJapanese ? "優先 " : "priority ") + part.text
    }
    let words = part.split(on: " ").filter { !$0.isEmpty }
    guard let first = words.first, words.count > 1 else { return nil }
    let rest = part.from(first.upper).trimmed
    switch Nearest.name(to: first.text, in: ["priority", "within", "優先"]) {
    case "within"? where Step.Within(rest) != nil: return "within \(rest.text)"
    case "priority"? where Priority(words: rest) != nil: return "priority \(rest.text)"
    case "優先"? where Priority(words: rest) != nil: return "優先 \(rest.text)"
    case _: return nil
    }
  }

  /// `returns priority high` with the comma that is missing; nil where none is.
  fileprivate static func commaForgotten(_ part: Stretch, _ reading: Reading) -> String? {
    for at in part.lower..<part.upper {
      let head = part.upTo(at).trimmed
      let rest = part.from(at).trimmed
      let isPart =
        reading.names.queue(head.folded) != nil
        || (head.dropping(word: "priority") ?? head.dropping(prefix: "優先"))
          .flatMap { Priority(words: $0) } != nil
      guard isPart else { continue }
      if ["priority", "within"].contains(where: { rest.dropping(word: $0) != nil }) {
        return "\(head.text), \(rest.text)"
      }
      if rest.hasPrefix("優先") || rest.hasSuffix("以内") { return "\(head.text)、\(rest.text)" }
    }
    return nil
  }
}

extension RecordKind {
  /// Whether only agents make it. Source: the design, section 5, "Records" and "Slot names".
  var isByAgents: Bool { self == .goodwillPoints || self == .refund }
}

extension Step.Within {
  fileprivate init?(_ span: Stretch) {
    if let days = span.dayCount, days > 0 {
      self = .days(days)
    } else if let hours = span.dropping(anySuffix: ["hours", "hour", "時間"])?.number, hours > 0 {
      self = .hours(hours)
    } else {
      return nil
    }
  }
}

extension Priority {
  /// Reads `high` or `高`.
  init?(words: Stretch) {
    switch words.folded {
    case "low", "低", "低い": self = .low
    case "normal", "普通": self = .normal
    case "high", "高", "高い": self = .high
    case "urgent", "至急": self = .urgent
    default: return nil
    }
  }
}

extension Stretch {
  /// The keyword that this probably begins with, by its first one to three words.
  func nearestStart(among starts: [String]) -> String? {
    let words = split { $0 == " " || $0 == ":" }.filter { !$0.isEmpty }
    for count in [3, 2, 1] where words.count >= count {
      let head = upTo(words[count - 1].upper).text
      let alike = starts.filter { $0.split(separator: " ").count == count }
      if let near = Nearest.name(to: head, in: alike) { return near }
    }
    return nil
  }

  /// Without a colon at the front.
  var withoutColon: Stretch { dropping(prefix: ":") ?? self }
}
