public import Text

/// How a rehearsed conversation went otherwise than written.
public enum RehearsalProblem {
  case wentTo(IntentID?, wanted: IntentID)
  case askedWhich([IntentID], wanted: IntentID)
  case notUnderstood(nearest: IntentID?, wanted: IntentID)
  case nothingHappened
  case asked(String?, wanted: String, said: [String])
  case didNotSay(String, said: [String])
  case said(String)
  case offered
  case didNotHandOff(QueueName, said: [String])
  case didNotReport(QueueName, said: [String])
  case didNotRecord(RecordKind, said: [String])
  case clarified([IntentID], wanted: [IntentID], said: [String])
  case understood(IntentID?)
  case noOrders(String)

  /// What happened, and what to write instead.
  public var words: (problem: Bilingual, fix: Bilingual?) {
    switch self {
    case .wentTo(let other, let wanted):
      let other = other?.text ?? "-"
      return (
        Bilingual(
          ja: "この文は「\(other)」に進みます（「\(wanted)」のはず）", en: "this goes to \(other), not to \(wanted)"),
        Bilingual(
          ja: "言葉の近い文をこのページの「お客様の言葉」に足すか、\(other) の「ほかのページの言葉」に"
            + "この文を書いてください",
          en: "add a phrase in these words to this page, or list it on \(other) under “Not for this"
            + " page”")
      )
    case .askedWhich(let choices, let wanted):
      let names = choices.map(\.text).joined(separator: ", ")
      return (
        Bilingual(
          ja: "この文では、どのページか（\(names)）を聞き返します",
          en: "this makes the desk ask which is meant: \(names)"),
        Bilingual(
          ja: "「\(wanted)」に近い言い方を足してください", en: "add phrases that tell \(wanted) apart")
      )
    case .notUnderstood(let nearest, let wanted):
      let near = nearest.map(\.text) ?? "-"
      return (
        Bilingual(
          ja: "この文は読み取れません（いちばん近いのは \(near)）", en: "this is not understood; nearest is \(near)"),
        Bilingual(
          ja: "この言い方の言葉を \(wanted) の「お客様の言葉」か words.md に足してください",
          en: "add its words to the phrases of \(wanted), or to a concept in words.md")
      )
    case .nothingHappened:
      return (Bilingual(ja: "受付は何も答えません", en: "the desk does not answer"), nil)
    case .asked(let asked, let wanted, let said):
      let asked = asked ?? "-"
      return (
        Bilingual(
          ja: "受付が聞くのは \(wanted) ではなく \(asked) です。\(Self.quoted(said).ja)",
          en: "the desk asks \(asked), not \(wanted). \(Self.quoted(said).en)"), nil
      )
    case .didNotSay(let words, let said):
      return (
        Bilingual(
          ja: "受付は「\(words)」と言いません。\(Self.quoted(said).ja)",
          en: "the desk does not say “\(words)”. \(Self.quoted(said).en)"), nil
      )
    case .said(let words):
      return (
        Bilingual(ja: "受付が「\(words)」と言います", en: "the desk says “\(words)”"), nil
      )
    case .offered:
      return (Bilingual(ja: "受付が商品をすすめます", en: "the desk offers a product"), nil)
    case .didNotHandOff(let queue, let said):
      return (
        Bilingual(
          ja: "\(queue) に引き継ぎません。\(Self.quoted(said).ja)",
          en: "the chat is not handed off to \(queue). \(Self.quoted(said).en)"), nil
      )
    case .didNotReport(let queue, let said):
      return (
        Bilingual(
          ja: "\(queue) に報告しません。\(Self.quoted(said).ja)",
          en: "nothing is reported to \(queue). \(Self.quoted(said).en)"), nil
      )
    case .didNotRecord(let kind, let said):
      return (
        Bilingual(
          ja: "\(kind.rawValue) を記録しません。\(Self.quoted(said).ja)",
          en: "no \(kind.rawValue) is recorded. \(Self.quoted(said).en)"), nil
      )
    case .clarified(let came, let wanted, let said):
      let came = came.isEmpty ? "-" : came.map(\.text).joined(separator: ", ")
      let wanted = wanted.map(\.text).joined(separator: ", ")
      return (
        Bilingual(
          ja: "聞き返すのは \(wanted) ではなく \(came) です。\(Self.quoted(said).ja)",
          en: "the desk asks between \(came), not \(wanted). \(Self.quoted(said).en)"), nil
      )
    case .understood(let intent):
      let intent = intent?.text ?? "-"
      return (
        Bilingual(
          ja: "読み取れないはずの言葉が \(intent) に進みます", en: "this is understood: it goes to \(intent)"), nil
      )
    case .noOrders(let file):
      return (
        Bilingual(
          ja: "注文のファイル \(file) を読めません", en: "the orders file \(file) cannot be read"),
        Bilingual(
          ja: "orders: のあとに、注文のファイルの場所を書いてください",
          en: "write the path of an orders file after `orders:`")
      )
    }
  }

  /// What the desk said instead, on one line.
  private static func quoted(_ said: [String]) -> Bilingual {
    let words = said.joined(separator: " / ").split(separator: "\n").joined(separator: " ")
    guard !words.isEmpty else {
      return Bilingual(ja: "何も言いません。", en: "It says nothing.")
    }
    return Bilingual(ja: "受付の言葉:「\(words)」", en: "It says: “\(words)”")
  }

  private var check: String {
    switch self {
    case .wentTo, .askedWhich, .notUnderstood: "check-sentence"
    case .nothingHappened, .asked, .didNotSay, .said, .offered, .didNotHandOff, .didNotReport,
      .didNotRecord, .clarified, .understood, .noOrders:
      "check-conversation"
    }
  }

  /// The problem at the line that promised otherwise.
  public func diagnostic(at range: FileRange) -> Diagnostic {
    Diagnostic(check: check, severity: .error, at: range, problem: words.problem, fix: words.fix)
  }
}
