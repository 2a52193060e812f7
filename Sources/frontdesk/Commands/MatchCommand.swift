import Matching
import Pages
import Text
import Wire

/// `frontdesk match`: a message a line in, what it comes to out.
enum MatchCommand {
  /// Longest message looked at, in bytes; the rest of a longer line is passed over.
  private static let lineBytes = 1 << 16

  static let spec = CommandSpec(
    ["match"], for: .engineers,
    Bilingual(ja: "一行ごとに、どのページに当たるかを出します", en: "say for each line which page it comes to"),
    options: [.json, .intents, .now],
    examples: [
      .init(
        "echo '化粧水は敏感肌でも使えますか' | frontdesk match", Bilingual(ja: "読みやすい形で", en: "for people")),
      .init(
        "frontdesk match --json < messages.txt",
        Bilingual(ja: "一行に一件の JSON", en: "for programs, one line out per line in")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    switch ManualReading.load(invocation.intents, now: invocation.now ?? WallTime.now) {
    case .failure(let problem):
      _ = output.fail(problem.words[invocation.language])
      return problem.exitCode
    case .success(let loaded):
      guard let manual = loaded.manual else {
        for one in loaded.diagnostics where one.severity == .error {
          output.complain(
            one.rendered(
              in: invocation.language, source: loaded.line(at: one.range.start)))
        }
        return .contentWrong
      }
      return answer(Matcher(manual, workers: ThreadWorkers()), manual.desk.zone, invocation, output)
    }
  }

  private static func answer(
    _ matcher: Matcher, _ zone: ShopZone, _ invocation: Invocation, _ output: Output
  ) -> ExitCode {
    var lines = InputLines(keptBytes: lineBytes)
    var isOpen = true
    while isOpen {
      switch Descriptor.read(Descriptor.standardInput) {
      case .bytes(let bytes): lines.add(bytes)
      case .later: _ = Descriptor.wait([.init(0, for: .reading)], milliseconds: -1)
      case .end, .failed:
        lines.end()
        isOpen = false
      }
      // Whoever sent a line waits for its answer: what came together is answered together.
      var answers: [String] = []
      while let line = lines.next() {
        let raw = String(decoding: line, as: UTF8.self)
        let cleaned = SafeText.clean(customer: raw)
        // A card number is shown nowhere, not even to whoever typed it.
        let text = cleaned.masked ? cleaned.text.string : raw
        let match = matcher.match(
          cleaned.text,
          today: zone.date(of: invocation.now ?? WallTime.now))
        answers.append(
          invocation.isGiven(.json) ? MatchLine.json(text, match) : MatchLine.short(text, match))
      }
      if !answers.isEmpty, !output.write(answers.joined(separator: "\n")) { return .failed }
    }
    return .done
  }
}

/// What a match looks like in one line.
enum MatchLine {
  /// Source: the protocol, `frontdesk match --json`.
  static func json(_ text: String, _ match: Match) -> String {
    let winner = winner(of: match)
    let others = match.ranking.filter { $0.intent != winner?.intent }
    let requests = match.requests.count > 1 ? match.requests : []
    return JSON.object([
      .init("text", .string(text)),
      .init("outcome", .string(match.outcome.rawValue)),
      .init("intent", winner.map { .string($0.intent.text) } ?? .null),
      .init("score", score(winner?.score ?? match.ranking.first?.score ?? 0)),
      .init("language", match.language.map { .string($0.rawValue) } ?? .null),
      .init("choices", .array(match.choices.map { .string($0.text) })),
      .init(
        "alternatives",
        .array(
          others.map {
            .object([
              .init("intent", .string($0.intent.text)), .init("score", score($0.score)),
            ])
          })),
      .init(
        "requests",
        .array(
          requests.map {
            .object([
              .init("intent", .string($0.intent.text)), .init("text", .string($0.text.string)),
              .init("score", score($0.score)),
            ])
          })),
    ]).text
  }

  /// `order-status 0.93  注文はどこですか`
  static func short(_ text: String, _ match: Match) -> String {
    let head =
      switch match.outcome {
      case .match:
        match.requests.map { "\($0.intent.text) \(rounded($0.score))" }.joined(separator: " + ")
      case .choice: match.choices.map(\.text).joined(separator: " | ") + " ?"
      case .unknown: "-"
      }
    return "\(head)  \(TerminalText.line(text))"
  }

  /// The page it comes to; nil when it comes to none.
  private static func winner(of match: Match) -> Match.Ranked? {
    switch match.outcome {
    case .match:
      match.requests.first.map { .init(intent: $0.intent, score: $0.score) } ?? match.ranking.first
    case .choice: match.ranking.first
    case .unknown: nil
    }
  }

  private static func rounded(_ score: Float) -> Double { JSONWriter.rounded(Double(score)) }
  private static func score(_ score: Float) -> JSON { .number(rounded(score)) }
}
