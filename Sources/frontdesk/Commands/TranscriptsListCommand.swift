import Conversations
import Store
import Text
import Wire

/// `frontdesk transcripts list`: all conversations.
enum TranscriptsListCommand {
  static let spec = CommandSpec(
    ["transcripts", "list"], for: .everyone,
    Bilingual(ja: "会話の一覧", en: "list the conversations"),
    options: [.json, .data],
    examples: [
      .init("frontdesk transcripts list", Bilingual(ja: "読みやすい一覧", en: "for people")),
      .init(
        "frontdesk transcripts list --json",
        Bilingual(ja: "一行に一件の JSON", en: "for programs, one line a conversation")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    StoreReading.run(invocation, output) { reader throws(StoreError) in
      let rows = try reader.conversations()
      return StoreReading.write(
        invocation.isGiven(.json) ? rows.map(json) : TextTable.lines(rows.map(cells)), output)
    }
  }

  /// Turns are counted from 0, the greeting; before it there are none.
  private static func turns(_ row: ConversationRow) -> Int { row.turn < 0 ? 0 : row.turn + 1 }

  private static func json(_ row: ConversationRow) -> String {
    JSON.object([
      .init("conversation", .string(row.id.description)),
      .init("opened", .string(ShopZone.japan.text(row.openedAt))),
      .init("last", .string(ShopZone.japan.text(row.lastAt))),
      .init("turns", .integer(Int64(turns(row)))),
      .init("owner", .string(row.isClosed ? "closed" : row.owner.name)),
    ]).text
  }

  private static func cells(_ row: ConversationRow) -> [String] {
    [
      row.id.description, ShopZone.japan.text(row.openedAt), ShopZone.japan.text(row.lastAt),
      String(turns(row)), row.isClosed ? "closed" : TerminalText.line(row.owner.name),
    ]
  }
}

extension Owner {
  /// `desk`, `queued orders`, `agent 佐藤`, `nobody`.
  var name: String {
    switch self {
    case .desk: "desk"
    case .queued(let queue): "queued \(queue.text)"
    case .agent(let name): "agent \(name)"
    case .nobody: "nobody"
    }
  }
}
