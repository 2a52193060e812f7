import Conversations
import Store
import Text
import Wire

/// `frontdesk records list`: what was done for customers.
enum RecordsListCommand {
  static let spec = CommandSpec(
    ["records", "list"], for: .everyone,
    Bilingual(ja: "受け付けた記録の一覧", en: "list what was recorded for customers"),
    options: [.json, .data],
    examples: [
      .init("frontdesk records list", Bilingual(ja: "読みやすい一覧", en: "for people")),
      .init(
        "frontdesk records list --json --data Transcripts/live",
        Bilingual(ja: "一行に一件の JSON", en: "for programs, one line a record")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    StoreReading.run(invocation, output) { reader throws(StoreError) in
      let rows = try reader.records()
      return StoreReading.write(
        invocation.isGiven(.json) ? rows.map(json) : TextTable.lines(rows.map(cells)), output)
    }
  }

  private static func json(_ row: RecordRow) -> String {
    JSON.object([
      .init("kind", .string(row.record.kind.rawValue)),
      .init("number", .string(row.record.number.description)),
      .init("conversation", .string(row.conversation.description)),
      .init("at", .string(ShopZone.japan.text(row.at))),
      .init("fields", row.record.fields.json),
    ]).text
  }

  private static func cells(_ row: RecordRow) -> [String] {
    [
      row.record.number.description, row.record.kind.rawValue, row.conversation.description,
      ShopZone.japan.text(row.at),
      row.record.fields.map { "\($0.slot.text)=\($0.value.shown)" }.joined(separator: " "),
    ]
  }
}

extension [SlotValue] {
  /// An object by slot name.
  var json: JSON { .object(map { .init($0.slot.text, $0.value.json) }) }
}
