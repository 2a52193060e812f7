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
        invocation.isGiven(.json)
          ? rows.map(json) : TextTable.lines(table(rows, invocation.language)), output)
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

  private static func table(_ rows: [ConversationRow], _ language: Language) -> [[String]] {
    let words = AgentWords(language)
    let header = [
      words("会話", "chat"), words("開始", "opened"), words("最後", "last"), words("やりとり", "turns"),
      words("担当", "with"),
    ]
    return [header]
      + rows.map { row in
        [
          row.id.description, moment(row.openedAt), moment(row.lastAt), String(turns(row)),
          row.isClosed ? words("終了", "closed") : TerminalText.line(words.owner(row.owner)),
        ]
      }
  }

  /// `2026-11-21 14:00`.
  private static func moment(_ moment: Timestamp) -> String {
    let text = ShopZone.japan.text(moment)
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }
}

extension AgentWords {
  fileprivate func owner(_ owner: Owner) -> String {
    switch owner {
    case .desk: self("自動受付", "desk")
    case .queued(let queue): self("窓口 \(queue) でお待ち", "waits for \(queue)")
    case .agent(let name): self("担当 \(name)", "agent \(name)")
    case .nobody: self("なし", "nobody")
    }
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
