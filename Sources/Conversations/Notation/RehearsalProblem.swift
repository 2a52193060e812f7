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
  /// A name in an expectation that nothing has.
  case noSuchName(String, nearest: String?)

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
      return (
        Bilingual(ja: "受付は何も答えません", en: "the desk does not answer"),
        Bilingual(ja: "先にお客様の「- C: …」の行を書いてください", en: "write a customer's line `- C: …` before it")
      )
    case .asked(let asked, let wanted, let said):
      guard let asked else {
        return (
          Bilingual(
            ja: "受付は \(wanted) を聞かず、何も聞きません。\(Self.quoted(said).ja)",
            en: "the desk asks nothing, not \(wanted). \(Self.quoted(said).en)"),
          Bilingual(
            ja: "ページの「お聞きすること」で聞くようにするか、「(says …)」に変えてください",
            en: "let the page ask it below “Ask”, or promise what is said: (says …)")
        )
      }
      return (
        Bilingual(
          ja: "受付が聞くのは \(wanted) ではなく \(asked) です。\(Self.quoted(said).ja)",
          en: "the desk asks \(asked), not \(wanted). \(Self.quoted(said).en)"),
        Self.orPage("(asks \(asked))")
      )
    case .didNotSay(let words, let said):
      return (
        Bilingual(
          ja: "受付は「\(words)」と言いません。\(Self.quoted(said).ja)",
          en: "the desk does not say “\(words)”. \(Self.quoted(said).en)"),
        Bilingual(
          ja: "受付の言葉の一部を「(says …)」に写すか、ページの回答を直してください",
          en: "copy a part of what it says into (says …), or mend the page's answer")
      )
    case .said(let words):
      return (
        Bilingual(ja: "受付が「\(words)」と言います", en: "the desk says “\(words)”"),
        Bilingual(
          ja: "ページの回答からこの言葉を除くか、この行を消してください",
          en: "take these words out of the page's answer, or take this line away")
      )
    case .offered:
      return (
        Bilingual(ja: "受付が商品をすすめます", en: "the desk offers a product"),
        Bilingual(
          ja: "ページの「おすすめを一つ」を消すか、この行を消してください",
          en: "take `recommend` out of the page, or take this line away")
      )
    case .didNotHandOff(let queue, let said):
      return (
        Bilingual(
          ja: "\(queue) に引き継ぎません。\(Self.quoted(said).ja)",
          en: "the chat is not handed off to \(queue). \(Self.quoted(said).en)"),
        Bilingual(
          ja: "この回答に「- このあと 引き継ぐ: \(queue)」を加えるか、窓口の名前を直してください",
          en: "add `- then hand off to \(queue)` to the answer, or write the queue it goes to")
      )
    case .didNotReport(let queue, let said):
      return (
        Bilingual(
          ja: "\(queue) に報告しません。\(Self.quoted(said).ja)",
          en: "nothing is reported to \(queue). \(Self.quoted(said).en)"),
        Bilingual(
          ja: "この回答に「- このあと 報告する: \(queue)」を加えるか、窓口の名前を直してください",
          en: "add `- then report to \(queue)` to the answer, or write the queue it goes to")
      )
    case .didNotRecord(let kind, let said):
      return (
        Bilingual(
          ja: "\(kind.rawValue) を記録しません。\(Self.quoted(said).ja)",
          en: "no \(kind.rawValue) is recorded. \(Self.quoted(said).en)"),
        Bilingual(
          ja: "記録は「はい」のあとです。その前の「- C: はい」と、回答の「- このあと 記録する: \(kind.rawValue)」を"
            + "確かめてください",
          en: "a record follows a yes: look for `- C: yes` before this line, and for"
            + " `- then record \(kind.rawValue)` in the answer")
      )
    case .clarified(let came, let wanted, let said):
      let came = came.isEmpty ? "-" : came.map(\.text).joined(separator: ", ")
      let wanted = wanted.map(\.text).joined(separator: ", ")
      return (
        Bilingual(
          ja: "聞き返すのは \(wanted) ではなく \(came) です。\(Self.quoted(said).ja)",
          en: "the desk asks between \(came), not \(wanted). \(Self.quoted(said).en)"),
        Self.orPage(came == "-" ? "(says …)" : "(clarifies \(came))")
      )
    case .understood(let intent):
      let intent = intent?.text ?? "-"
      return (
        Bilingual(
          ja: "読み取れないはずの言葉が \(intent) に進みます", en: "this is understood: it goes to \(intent)"),
        Bilingual(
          ja: "ほかの言葉で試すか、\(intent) の「ほかのページの言葉」に書いてください",
          en: "try other words, or list these on \(intent) under “Not for this page”")
      )
    case .noSuchName(let name, let nearest):
      return (
        Bilingual(ja: "「\(name)」という名前のものはありません", en: "nothing is named \(name)"),
        nearest.map { Bilingual(ja: "\($0) と書いてください", en: "write \($0)") }
          ?? Bilingual(
            ja: "slots.md、desk.md の窓口、またはページの名前を書いてください",
            en: "write a name that stands in slots.md, in the queues of desk.md, or of a page")
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

  /// The expectation that came true, to be written, or else the page to be mended.
  private static func orPage(_ expectation: String) -> Bilingual {
    Bilingual(
      ja: "これでよければ「\(expectation)」と書き、違うときはページを直してください",
      en: "write \(expectation) if that is right; else mend the page")
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
      .didNotRecord, .clarified, .understood, .noOrders,
      .noSuchName:
      "check-conversation"
    }
  }

  /// The problem at the line that promised otherwise.
  public func diagnostic(at range: FileRange) -> Diagnostic {
    Diagnostic(check: check, severity: .error, at: range, problem: words.problem, fix: words.fix)
  }
}
