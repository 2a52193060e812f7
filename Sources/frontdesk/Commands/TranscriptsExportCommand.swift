import Store
import Text

/// `frontdesk transcripts export --json`: everything that happened, for other programs.
enum TranscriptsExportCommand {
  static let spec = CommandSpec(
    ["transcripts", "export"], for: .everyone,
    Bilingual(ja: "すべての会話を書き出します（--json）", en: "export all conversations (--json)"),
    options: [.json, .data],
    examples: [
      .init(
        "frontdesk transcripts export --json > events.jsonl",
        Bilingual(ja: "一行に一つの出来事", en: "one line an event"))
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    guard invocation.isGiven(.json) else {
      return output.fail(
        Bilingual(
          ja: "書き出しは JSON だけです。--json を付けてください。",
          en: "the only form to export is JSON; add --json")[invocation.language])
    }
    return StoreReading.run(invocation, output) { reader throws(StoreError) in
      for row in try reader.conversations() {
        let entries = try reader.entries(of: row.id)
        let code = StoreReading.write(EventJSON.lines(of: entries), output)
        if code != .done { return code }
      }
      return .done
    }
  }
}
