import Conversations
import Dialog
import Matching
import Pages
import TestManuals
import Testing
import Text

@Suite struct RehearsalTests {
  static let rehearsal = Rehearsal(
    TestShop.dialog, orders: Array(TestShop.orders.values), now: SmallShop.now)

  func problems(_ text: String, _ rehearsal: Rehearsal = Self.rehearsal) -> [Diagnostic] {
    let (checks, problems) = TranscriptFile.read(text, file: "T.md")
    #expect(problems.isEmpty)
    return checks.flatMap { rehearsal.play($0, on: nil) }
  }
  func land(_ text: String, on page: String) -> [Diagnostic] {
    let range = FileRange(FileLocation(file: "P.md", line: 7, column: 3), length: 4)
    return Self.rehearsal.play(.sentence(text, range), on: IntentID(page))
  }

  @Test(
    "conversations that happen as written have no problem",
    arguments: [
      """
      - C: 荷物はどこですか
        - D: (asks order)
        - D: 注文番号は？
        - C: ２６１１０２０１
        - D: (asks identity)
        - C: x@example.jp
        - D: (says [identity failed])
        - D: (says not 発送)
        - C: hanako@example.jp
        - D: (says 発送済み)
        - D: (never offers a product)
      """,
      """
      - C: 荷物はどこですか 26110202 taro@example.jp
        - D: (hands off to orders)
        - A: 佐藤です。
      """,
      """
      - C: your service was bad
        - C: slow answers
        - D: (asks confirm)
        - C: yes
        - D: (records complaint)
        - D: (reports to general)
      - C: ふにゃふにゃ
        - D: (not understood)
      """,
    ])
  func happens(text: String) { #expect(problems(text).map(\.problem.en) == []) }

  @Test(
    "what came otherwise is told with the place of the expectation and what was said instead",
    arguments: [
      (
        "(asks email)", "the desk asks order, not email. It says: “注文番号は？”",
        "受付が聞くのは email ではなく order です。受付の言葉:「注文番号は？」"
      ),
      (
        "(says 発送)", "the desk does not say “発送”. It says: “注文番号は？”", "受付は「発送」と言いません。受付の言葉:「注文番号は？」"
      ),
      ("(says not 番号)", "the desk says “番号”", "受付が「番号」と言います"),
      (
        "(hands off to orders)", "the chat is not handed off to orders. It says: “注文番号は？”",
        "orders に引き継ぎません。受付の言葉:「注文番号は？」"
      ),
      (
        "(reports to orders)", "nothing is reported to orders. It says: “注文番号は？”",
        "orders に報告しません。受付の言葉:「注文番号は？」"
      ),
      (
        "(records return)", "no return is recorded. It says: “注文番号は？”",
        "return を記録しません。受付の言葉:「注文番号は？」"
      ),
      (
        "(clarifies greeting, help)",
        "the desk asks between -, not greeting, help. It says: “注文番号は？”",
        "聞き返すのは greeting, help ではなく - です。受付の言葉:「注文番号は？」"
      ),
      (
        "(not understood)", "this is understood: it goes to order-status",
        "読み取れないはずの言葉が order-status に進みます"
      ),
      (
        "注文番号は", "the desk does not say “注文番号は”. It says: “注文番号は？”",
        "受付は「注文番号は」と言いません。受付の言葉:「注文番号は？」"
      ),
    ])
  func otherwise(expectation: String, en: String, ja: String) {
    let found = problems("- C: 荷物はどこですか\n  - D: \(expectation)\n")
    #expect(found.map(\.problem.en) == [en])
    #expect(found.map(\.problem.ja) == [ja])
    #expect(found.first?.range.start == FileLocation(file: "T.md", line: 2, column: 5))
    #expect(found.first?.check == "check-conversation")
    #expect(found.first?.fix != nil)
  }

  @Test(
    "a name that nothing has is told as such, with the one that is meant",
    arguments: [
      ("(asks ordr)", "ordr", "write order"), ("(asks identty)", "identty", "write identity"),
      ("(hands off to order)", "order", "write orders"),
      ("(reports to generl)", "generl", "write general"),
      ("(clarifies greeting, ordr-status)", "ordr-status", "write order-status"),
    ])
  func unknownNames(expectation: String, name: String, fix: String) {
    let found = problems("- C: 荷物はどこですか\n  - D: \(expectation)\n")
    #expect(found.map(\.problem.en) == ["nothing is named \(name)"])
    #expect(found.first?.fix?.en == fix)
  }

  @Test("behind a turn that came otherwise, nothing of the same conversation is told")
  func firstMissOnly() {
    let text = """
      - C: 荷物はどこですか
        - D: (asks email)
        - D: (says 発送)
        - C: 26110201
        - D: (asks confirm)
        - D: (asks ordr)
      - C: 荷物はどこですか
        - D: (asks email)
      """
    #expect(problems(text).map(\.range.start.line) == [2, 3, 6, 8])
  }

  @Test("a product offered later breaks “never offers a product”")
  func never() {
    let rehearsal = Rehearsal(StepTests.related, orders: [], now: SmallShop.now)
    let text = "- C: こんにちは\n  - D: (never offers a product)\n  - C: 化粧水の肌ざわり\n"
    #expect(problems(text, rehearsal).map(\.problem.en) == ["the desk offers a product"])
    // Also where it was offered before the line stands, and more than once.
    let late = """
      - C: 化粧水の肌ざわり
        - C: いいえ
        - C: こんにちは
        - D: (never offers a product)
        - D: (never offers a product)
      """
    #expect(problems(late, rehearsal).map(\.range.start.line) == [5])
    #expect(problems("- C: シャツの肌ざわり\n  - D: (never offers a product)\n", rehearsal).isEmpty)
  }

  @Test("“says not” is held against every line and choice of its turn, and no other turn")
  func saysNot() {
    func lines(_ words: String) -> String {
      "- C: 荷物はどこですか\n  - C: 何ができますか\n  - D: (says not \(words))\n"
    }
    // The first line, the second, and a word of the turn before.
    for words in ["次のこと", "注文番号"] {
      #expect(problems(lines(words)).map(\.problem.en) == ["the desk says “\(words)”"])
    }
    #expect(problems("- C: 返品したいです\n  - C: 26110201\n  - D: (says not 返品ですね)\n").isEmpty)
    #expect(
      problems("- C: 何ができますか\n  - D: (says not 注文の状況)\n").map(\.problem.en) == [
        "the desk says “注文の状況”"
      ])
  }

  @Test("a sentence lands on its page")
  func lands() {
    #expect(land("荷物はどこですか", on: "order-status").isEmpty)
    #expect(land("where is my parcel", on: "order-status").isEmpty)
  }

  @Test(
    "a sentence that goes elsewhere or nowhere says where",
    arguments: [
      ("荷物はどこですか", "this goes to order-status, not to greeting"),
      ("ふにゃふにゃ", "this is not understood; nearest is greeting"),
    ])
  func landsElsewhere(text: String, words: String) {
    let found = land(text, on: "greeting")
    #expect(found.map(\.problem.en) == [words])
    #expect(found.first?.fix != nil && found.first?.range.start.line == 7)
    #expect(found.first?.check == "check-sentence")
  }

  @Test("`now:` moves the day of the conversation")
  func now() {
    let text = """
      - now: 2026-11-21T14:00+09:00
      - C: your service was bad
        - C: slow
        - C: yes
        - D: (reports to general)
      """
    #expect(problems(text).isEmpty)
  }

  @Test("`orders:` brings other orders, for the day of the conversation")
  func orders() {
    let other = TestShop.order(
      "27000001", email: "sora@example.jp", phone: "", status: .preparing)
    let rehearsal = Rehearsal(
      TestShop.dialog, orders: [], now: SmallShop.now,
      ordersOf: { file, day in
        file == "other.csv" && day == CivilDate(year: 2026, month: 12, day: 1) ? [other] : nil
      })
    let text = """
      - now: 2026-12-01T09:00+09:00
      - orders: other.csv
      - C: 荷物はどこですか 27000001 sora@example.jp
        - D: (says 27000001は準備中)
      """
    #expect(problems(text, rehearsal).map(\.problem.en) == [])
    let missing = problems(text.replacing("other.csv", with: "none.csv"), rehearsal)
    #expect(missing.map(\.problem.en) == ["the orders file none.csv cannot be read"])
    #expect(missing.first?.range.start.line == 2)
    #expect(problems(text).map(\.problem.en) == ["the orders file other.csv cannot be read"])
  }
}
