import Conversations
import Dialog
import Store
import Text
import Wire

/// `frontdesk cases list`: what people are to answer.
enum CasesListCommand {
  static let spec = CommandSpec(
    ["cases", "list"], for: .everyone,
    Bilingual(ja: "あとで回答する案件の一覧", en: "list the cases that people answer later"),
    options: [.json, .data],
    examples: [
      .init("frontdesk cases list", Bilingual(ja: "読みやすい一覧", en: "for people")),
      .init(
        "frontdesk cases list --json",
        Bilingual(ja: "一行に一件の JSON", en: "for programs, one line a case")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    StoreReading.run(invocation, output) { reader throws(StoreError) in
      let rows = try reader.handoffs().filter { $0.handoff.kind == .case }
      if invocation.isGiven(.json) { return StoreReading.write(rows.map { $0.json.text }, output) }
      let names = try AgentNames(reader)
      let words = AgentWords(invocation.language, names: names.texts)
      var lines = [header(words)]
      for row in rows {
        lines.append(cells(row, CaseFacts(row, try reader.entries(of: row.conversation)), words))
      }
      return StoreReading.write(TextTable.lines(lines), output)
    }
  }

  private static func header(_ words: AgentWords) -> [String] {
    [
      words("番号", "case"), words("会話", "chat"), words("状態", "state"), words("窓口", "queue"),
      words("優先", "priority"), words("期限", "due"), words("方法", "by"), words("担当", "agent"),
      words("結果", "outcome"), words("連絡先", "contact"), words("ご用件", "wants"),
    ]
  }

  private static func cells(_ row: HandoffRow, _ facts: CaseFacts, _ words: AgentWords) -> [String]
  {
    let answer = row.outcome?.answer
    let contact = [facts.email, facts.phone.map(words.phone)].compactMap { $0 }
    return [
      row.handoff.id.description, row.conversation.description, words.state(row), row.queue.text,
      words.priority(row.handoff.priority.rawValue),
      row.handoff.due.map { words.moment(ShopZone.japan.text($0)) } ?? "-",
      (answer?.by ?? facts.by).map(words.way) ?? "-", row.owner.map(words.person) ?? "-",
      answer.map { words.outcome($0.outcome) } ?? "-",
      contact.isEmpty ? "-" : contact.joined(separator: " "), facts.wants,
    ].map(TerminalText.line)
  }
}

/// What a case's conversation tells of it.
struct CaseFacts {
  let wants: String
  let email: String?
  let phone: String?
  /// How it was promised to be answered.
  let by: ContactWay?

  init(_ row: HandoffRow, _ entries: [Entry]) {
    wants = CardWants.words(of: row.handoff, in: entries)
    let reach = ConversationState(replaying: entries.lazy.flatMap(\.events))?.reach ?? []
    func reached(_ slot: SlotName) -> String? { reach.last { $0.slot == slot }?.value.shown }
    (email, phone) = (reached(.email), reached(.phone))
    var closing: AgentClosing?
    var way: ContactWay?
    for event in entries.lazy.flatMap(\.events) {
      if case .wrappedUp(_, let how) = event { closing = how }
      if case .filled(let slot, .choice(let id), _) = event, slot.text == "contact-preference" {
        way = ContactWay(rawValue: id.text)
      }
      if case .handedOff(let made) = event, made.id == row.handoff.id { break }
    }
    by = closing?.by ?? way
  }
}

/// The shown names of those who may log in.
struct AgentNames {
  let texts: [String: String]

  init(_ reader: StoreReader) throws(StoreError) {
    texts = Dictionary(
      try reader.agents().map { ($0.name.text, $0.shown) }, uniquingKeysWith: { first, _ in first })
  }
}

extension AgentWords {
  fileprivate func state(_ row: HandoffRow) -> String {
    switch row.state {
    case .open: self("未対応", "open")
    case .taken: self("対応中", "taken")
    case .done: self("完了", "done")
    }
  }

  /// How a case was answered.
  func outcome(_ outcome: CaseAnswer.Outcome) -> String {
    switch outcome {
    case .mailed: self("メール", "mailed")
    case .phoned: self("電話", "phoned")
    case .noAnswer: self("応答なし", "no answer")
    }
  }
}

extension HandoffRow {
  var stateName: String {
    switch state {
    case .open: "open"
    case .taken: "taken"
    case .done: "done"
    }
  }

  /// Who took it, or answered it; nil when nobody did.
  var owner: String? {
    switch state {
    case .taken(let agent): agent.text
    case .done(let outcome): outcome?.by.text
    case .open: nil
    }
  }

  /// How a case was answered; nil before.
  var outcome: CaseOutcome? { if case .done(let outcome) = state { outcome } else { nil } }

  var json: JSON {
    let answer = outcome?.answer
    return .object([
      .init("handoff", .string(handoff.id.description)),
      .init("kind", .string(handoff.kind.rawValue)),
      .init("conversation", .string(conversation.description)),
      .init("queue", .string(queue.text)),
      .init("priority", .string(handoff.priority.rawValue)),
      .init("intent", handoff.intent.map { .string($0.text) } ?? .null),
      .init("at", .string(ShopZone.japan.text(at))),
      .init("due", handoff.due.map { .string(ShopZone.japan.text($0)) } ?? .null),
      .init("state", .string(stateName)),
      .init("owner", owner.map { .string($0) } ?? .null),
      .init("by", answer.map { .string($0.by.rawValue) } ?? .null),
      .init("outcome", answer.map { .string($0.outcome.rawValue) } ?? .null),
      .init("text", answer.map { .string($0.text.string) } ?? .null),
    ])
  }
}
