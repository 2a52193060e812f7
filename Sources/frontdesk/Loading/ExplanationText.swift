import Matching
import Pages
import Text
import Wire

/// A match told to someone who writes pages: where the message goes, which words took it there, who
/// came second, and what to do when that is wrong.
struct ExplanationText {
  let manual: Manual
  let language: Language

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  func lines(_ message: SafeText, _ match: Match) -> [String] {
    let shown = TerminalText.line(message.string)
    return [say("「\(shown)」", "“\(shown)”"), outcome(match)] + why(match) + requests(match)
      + slots(match) + acts(match) + ranking(match) + advice(match)
  }

  /// `→ order-status（ご注文の状況）0.93`
  private func outcome(_ match: Match) -> String {
    switch match.outcome {
    case .match:
      let taken = match.requests.map { "\(page($0.intent)) \(rounded($0.score))" }
      return "→ " + taken.joined(separator: say("、次に ", ", then "))
    case .choice:
      let pages = match.choices.map(page).joined(separator: say("、", ", "))
      return say("→ 決めきれないため、お客様にお尋ねします: ", "→ not clear, so the customer is asked: ")
        + pages
    case .unknown:
      return say("→ どのページとも言えません（お分かりにならなかった扱いです）", "→ no page: not understood")
    }
  }

  private func why(_ match: Match) -> [String] {
    switch match.explanation {
    case .template(let source, let range):
      return [
        say("  決め手: 例文そのもの ", "  because it is a phrase of the page: ")
          + "\(range.start)", "    - \(TerminalText.line(source))",
      ]
    case .likeness(let pieces, let runnerUp, let lacked):
      var lines: [String] = []
      if !pieces.isEmpty {
        let told = pieces.map { "\(quoted($0.text)) \(rounded($0.weight))" }
        lines.append(say("  決め手の言葉: ", "  because of: ") + told.joined(separator: say("、", ", ")))
      }
      if let runnerUp {
        let missing = lacked.prefix(4).map(quoted).joined(separator: say("、", ", "))
        lines.append(
          say("  次の候補: ", "  runner-up: ") + page(runnerUp)
            + (missing.isEmpty
              ? "" : say("（足りない言葉: \(missing)）", ", which lacks \(missing)")))
      }
      return lines
    case .nothing(let missing):
      guard !missing.isEmpty else { return [] }
      return [
        say("  どのページにもない言葉: ", "  words that stand on no page: ")
          + missing.map(quoted).joined(separator: say("、", ", "))
      ]
    }
  }

  private func requests(_ match: Match) -> [String] {
    guard match.requests.count > 1 else { return [] }
    return match.requests.map { request in
      "  \(page(request.intent)): \(quoted(request.text.string))"
    }
  }

  private func slots(_ match: Match) -> [String] {
    guard !match.slots.isEmpty else { return [] }
    let told = match.slots.map { slot in
      let title = manual[slot.name]?.title[language] ?? slot.name.text
      return "\(title) = \(value(slot.value))" + (slot.exact ? "" : say("（推測）", " (a guess)"))
    }
    return [say("  読み取った値: ", "  read from it: ") + told.joined(separator: say("、", ", "))]
  }

  private func acts(_ match: Match) -> [String] {
    let names = match.acts.map(name).sorted()
    guard !names.isEmpty else { return [] }
    return [say("  言葉の合図（words.md）: ", "  signs (words.md): ") + names.joined(separator: ", ")]
  }

  private func ranking(_ match: Match) -> [String] {
    guard match.ranking.count > 1 else { return [] }
    return [say("  順位:", "  ranking:")]
      + match.ranking.map { "    \(padded(rounded($0.score)))  \(page($0.intent))" }
  }

  /// Three ways to mend it; the guide tells them at length.
  private func advice(_ match: Match) -> [String] {
    switch match.outcome {
    case .match: []
    case .choice, .unknown:
      [
        say(
          "  直すには: 当たってほしいページに例文を足す、words.md の言葉の仲間に足す、"
            + "「## ほかのページの言葉」に書く（Intents/README.ja.md）",
          "  to mend it: add a phrase to the page it should reach, a word to its class in words.md, "
            + "or a line to `## Not for this page` (Intents/README.md)")
      ]
    }
  }

  // MARK: Words

  private func page(_ intent: IntentID) -> String {
    let title = manual[intent]?.title[language] ?? ""
    return title.isEmpty
      ? intent.text : say("\(intent.text)（\(title)）", "\(intent.text) (\(title))")
  }

  private func quoted(_ text: String) -> String {
    let shown = TerminalText.line(text)
    return say("「\(shown)」", "“\(shown)”")
  }

  private func rounded(_ score: Float) -> String {
    let hundredths = Int((max(-99, min(99, score)) * 100).rounded())
    let digits = String(abs(hundredths) % 100)
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)."
      + (digits.count < 2 ? "0" : "") + digits
  }

  private func padded(_ text: String) -> String {
    String(repeating: " ", count: max(0, 5 - text.count)) + text
  }

  private func value(_ value: Value) -> String {
    if case .product(let sku) = value, let product = manual.catalogue[sku] {
      return TerminalText.line(product.name[language])
    }
    return value.shown
  }

  private func name(_ act: DialogAct) -> String {
    switch act {
    case .yes: "yes"
    case .no: "no"
    case .cancel: "cancel"
    case .correct: "correct"
    case .skip: "skip"
    case .startOver: "start over"
    case .angry: "angry"
    case .abusive: "abusive"
    case .threat: "threat"
    case .health: "health"
    case .choiceNumber(let number): say("選択 \(number)", "choice \(number)")
    }
  }

  // MARK: JSON

  func json(_ message: SafeText, _ match: Match) -> String {
    var members = [
      JSON.Member("text", .string(message.string)),
      JSON.Member("outcome", .string(match.outcome.rawValue)),
      JSON.Member(
        "ranking",
        .array(
          match.ranking.map {
            .object([
              .init("intent", .string($0.intent.text)),
              .init("score", .number(JSONWriter.rounded(Double($0.score)))),
            ])
          })),
    ]
    switch match.explanation {
    case .template(let source, let range):
      members.append(
        .init(
          "template",
          .object([.init("source", .string(source)), .init("at", .string("\(range.start)"))])))
    case .likeness(let pieces, let runnerUp, let lacked):
      members += [
        .init(
          "pieces",
          .array(
            pieces.map {
              .object([
                .init("text", .string($0.text)),
                .init("weight", .number(JSONWriter.rounded(Double($0.weight)))),
              ])
            })),
        .init("runner_up", runnerUp.map { .string($0.text) } ?? .null),
        .init("lacked", .array(lacked.map { .string($0) })),
      ]
    case .nothing(let missing):
      members.append(.init("missing", .array(missing.map { .string($0) })))
    }
    return JSON.object(members).text
  }
}
