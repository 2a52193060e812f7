import Pages
import Text
import Wire

/// `frontdesk sample order-status`: what a page's phrases stand for.
enum SampleCommand {
  /// Sentences shown for each phrase when not all are asked for.
  private static let few = 5

  static let spec = CommandSpec(
    ["sample"], for: .contentStaff,
    Bilingual(ja: "例文がどんな文を表すかを並べます", en: "write out what a page's phrases stand for"),
    options: [.all, .json, .intents, .now],
    positionals: [
      PositionalSpec("INTENT", isNeeded: true, Bilingual(ja: "ページの名前", en: "the page's name"))
    ],
    examples: [
      .init(
        "frontdesk sample order-status", Bilingual(ja: "例文ごとに五つまで", en: "five for each phrase")),
      .init(
        "frontdesk sample --all order-status",
        Bilingual(ja: "すべての文を", en: "every sentence")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let written = invocation.positionals.first ?? ""
    return ReadyPages.run(invocation, output) { manual in
      guard let page = IntentID(written).flatMap({ manual[$0] }) else {
        let known = manual.pages.map(\.id.text)
        let shown = TerminalText.line(written)
        let nearest = Nearest.name(to: written, in: known)
        return output.fail(
          Bilingual(
            ja: "「\(shown)」というページはありません。"
              + (nearest.map { "「\($0)」のことでしょうか。" } ?? "Intents のファイル名（.md を除く）を書いてください。"),
            en: "there is no page \(shown)"
              + (nearest.map { "; did you mean \($0)?" } ?? "; write a file's name without .md"))[
              invocation.language])
      }
      let sample = PageSample(manual: manual, language: invocation.language)
      let limit = invocation.isGiven(.all) ? nil : few
      let lines =
        invocation.isGiven(.json)
        ? sample.json(page, limit: limit) : sample.lines(page, limit: limit)
      return output.write(lines.joined(separator: "\n")) ? .done : .failed
    }
  }
}
