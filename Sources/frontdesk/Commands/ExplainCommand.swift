import Matching
import Pages
import Text
import Wire

/// `frontdesk explain "…"`: why a message went where it went.
enum ExplainCommand {
  static let spec = CommandSpec(
    ["explain"], for: .contentStaff,
    Bilingual(ja: "言葉がどのページに、なぜ当たるかを説明します", en: "say why a message goes to its page"),
    options: [.json, .intents, .now],
    positionals: [
      PositionalSpec(
        "MESSAGE", isNeeded: true, Bilingual(ja: "お客様の言葉", en: "what a customer says"))
    ],
    examples: [
      .init(
        "frontdesk explain '化粧水は敏感肌でも使えますか'", Bilingual(ja: "日本語で", en: "in your language")),
      .init(
        "frontdesk explain --json 'where is my order'",
        Bilingual(ja: "プログラム用に", en: "for programs")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let message = SafeText.clean(customer: invocation.positionals.first ?? "").text
    return ReadyPages.run(invocation, output) { manual in
      let today = manual.desk.zone.date(of: invocation.now ?? WallTime.now)
      let match = Matcher(manual, workers: ThreadWorkers()).match(message, today: today)
      let told = ExplanationText(manual: manual, language: invocation.language)
      let lines =
        invocation.isGiven(.json) ? [told.json(message, match)] : told.lines(message, match)
      return output.write(lines.joined(separator: "\n")) ? .done : .failed
    }
  }
}

/// For commands that need pages without a fault.
enum ReadyPages {
  /// Runs `body` on the pages, or shows what is wrong with them.
  static func run(
    _ invocation: Invocation, _ output: Output, _ body: (Manual) -> ExitCode
  ) -> ExitCode {
    switch ManualReading.load(invocation.intents, now: invocation.now ?? WallTime.now) {
    case .failure(let problem):
      _ = output.fail(problem.words[invocation.language])
      return problem.exitCode
    case .success(let loaded):
      if let manual = loaded.manual { return body(manual) }
      for one in loaded.diagnostics where one.severity == .error {
        output.complain(
          one.rendered(in: invocation.language, source: loaded.line(at: one.range.start)))
      }
      return .contentWrong
    }
  }
}
