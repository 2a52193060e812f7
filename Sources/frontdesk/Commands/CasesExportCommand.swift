import Conversations
import Store
import Text

/// `frontdesk cases export`: what people are to answer, and what they answered, for a spreadsheet.
enum CasesExportCommand {
  static let spec = CommandSpec(
    ["cases", "export"], for: .everyone,
    Bilingual(ja: "あとで回答する案件を CSV で書き出します", en: "export the cases, as CSV"),
    options: [.data],
    examples: [
      .init(
        "frontdesk cases export > cases.csv",
        Bilingual(ja: "表計算ソフトで開けます", en: "opens in a spreadsheet"))
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    StoreReading.run(invocation, output) { reader throws(StoreError) in
      let rows = try reader.handoffs().filter { $0.handoff.kind == .case }
      return SpreadsheetFile.write(table(rows), output)
    }
  }

  static func table(_ rows: [HandoffRow]) -> [[String]] {
    [
      [
        "number", "queue", "priority", "state", "owner", "conversation", "intent", "at", "due",
        "answered-by", "by", "outcome", "text",
      ]
    ] + rows.map(cells)
  }

  private static func cells(_ row: HandoffRow) -> [String] {
    let answer: CaseOutcome? = if case .done(let outcome) = row.state { outcome } else { nil }
    return [
      row.handoff.id.description, row.queue.text, row.handoff.priority.rawValue, row.stateName,
      row.owner ?? "", row.conversation.description, row.handoff.intent?.text ?? "",
      ShopZone.japan.text(row.at), row.handoff.due.map { ShopZone.japan.text($0) } ?? "",
      answer?.by.text ?? "", answer?.answer.by.rawValue ?? "",
      answer?.answer.outcome.rawValue ?? "", answer?.answer.text.string ?? "",
    ]
  }
}
