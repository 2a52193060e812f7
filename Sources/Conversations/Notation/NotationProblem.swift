import Text

/// What can be wrong in the notation of checks and transcripts.
enum NotationProblem: Error {
  case unknownExpectation(String)
  case unknownQueue(String)
  case unknownRecord(String)
  case unknownIntent(String)
  case deskBeforeCustomer
  case notIndented
  /// The expectation as it should stand.
  case notClosed(String)
  case badMoment(String)
  case nothingSaid

  var words: (problem: Bilingual, fix: Bilingual?) {
    switch self {
    case .unknownExpectation(let text):
      (
        Bilingual(ja: "「(\(text))」という書き方はありません", en: "there is no expectation (\(text))"),
        Bilingual(
          ja: "(asks スロット)、(says …)、(says not …)、(hands off to 窓口)、(reports to 窓口)、"
            + "(records 種類)、(clarifies a, b)、(not understood)、(never offers a product)"
            + " のどれかを書いてください",
          en: "write (asks SLOT), (says …), (says not …), (hands off to QUEUE), (reports to QUEUE),"
            + " (records KIND), (clarifies a, b), (not understood) or (never offers a product)")
      )
    case .unknownQueue(let text):
      (
        Bilingual(ja: "窓口の名前「\(text)」が読めません", en: "“\(text)” is no name of a queue"),
        Bilingual(
          ja: "desk.md の「Queues」にある名前を書いてください", en: "write a name from desk.md, “Queues”")
      )
    case .unknownRecord(let text):
      (
        Bilingual(ja: "「\(text)」という記録はありません", en: "there is no record of kind “\(text)”"),
        Nearest.name(to: text, in: Self.kinds).map {
          Bilingual(ja: "\($0) と書いてください", en: "write \($0)")
        }
          ?? Bilingual(
            ja: "次のどれかを書いてください: \(Self.kinds.joined(separator: ", "))",
            en: "write one of: \(Self.kinds.joined(separator: ", "))")
      )
    case .unknownIntent(let text):
      (
        Bilingual(ja: "ページの名前「\(text)」が読めません", en: "“\(text)” is no name of a page"),
        Bilingual(
          ja: "ページのファイルの名前を、.md を付けずに書いてください",
          en: "write the name of a page's file without its .md")
      )
    case .deskBeforeCustomer:
      (
        Bilingual(
          ja: "お客様の言葉より前に、受付の返事が書かれています",
          en: "the desk answers before the customer has said anything"),
        Bilingual(ja: "先に「- C: …」の行を書いてください", en: "write a line `- C: …` first")
      )
    case .notIndented:
      (
        Bilingual(
          ja: "この行は、上の会話に続いていません", en: "this line does not belong to the customer's line above"),
        Bilingual(
          ja: "この行を半角の空白二つで字下げしてください（「  - D: …」）",
          en: "indent this line by two spaces: `  - D: …`")
      )
    case .notClosed(let text):
      (
        Bilingual(ja: "この「(」が閉じられていません", en: "this ( is never closed"),
        Bilingual(ja: "\(text) と書いてください", en: "write \(text)")
      )
    case .badMoment(let text):
      (
        Bilingual(ja: "「\(text)」は日時として読めません", en: "“\(text)” is no moment"),
        Bilingual(
          ja: "now: 2026-11-21T14:00+09:00 のように書いてください",
          en: "write it like now: 2026-11-21T14:00+09:00")
      )
    case .nothingSaid:
      (
        Bilingual(ja: "この行に言葉がありません", en: "this line says nothing"),
        Bilingual(ja: "コロンのあとに言葉を書いてください", en: "write the words after the colon")
      )
    }
  }

  /// What the desk records of itself.
  private static let kinds = RecordKind.allCases.filter {
    $0 != .refund && $0 != .goodwillPoints
  }.map(\.rawValue)

  var check: String {
    switch self {
    case .unknownExpectation: "unknown-expectation"
    case .unknownQueue: "unknown-queue"
    case .unknownRecord: "unknown-record"
    case .unknownIntent: "unknown-intent"
    case .deskBeforeCustomer: "desk-before-customer"
    case .notIndented: "not-indented"
    case .notClosed: "not-closed"
    case .badMoment: "bad-moment"
    case .nothingSaid: "nothing-said"
    }
  }

  func diagnostic(at range: FileRange) -> Diagnostic {
    Diagnostic(
      check: check, severity: .error, at: range, problem: words.problem, fix: words.fix)
  }
}
