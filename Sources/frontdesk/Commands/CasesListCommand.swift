import Conversations
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
      return StoreReading.write(
        invocation.isGiven(.json) ? rows.map { $0.json.text } : TextTable.lines(rows.map(cells)),
        output)
    }
  }

  private static func cells(_ row: HandoffRow) -> [String] {
    [
      row.handoff.id.description, row.queue.text, row.handoff.priority.rawValue,
      row.stateName, row.conversation.description, ShopZone.japan.text(row.at),
      row.handoff.due.map { "due \(ShopZone.japan.text($0))" } ?? "-",
      row.owner.map { TerminalText.line($0) } ?? "",
    ]
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

  /// Who took it; nil when nobody holds it.
  var owner: String? {
    switch state {
    case .taken(let agent): agent.text
    case .open, .done: nil
    }
  }

  var json: JSON {
    .object([
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
    ])
  }
}
