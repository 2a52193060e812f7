import Conversations
import Testing
import Text

@Suite struct NotationReaderTests {
  func read(_ lines: [(Int, String)]) -> (checks: [Check], problems: [Diagnostic]) {
    NotationReader.read(
      lines.enumerated().map { index, line in
        PlacedLine(
          text: line.1, depth: line.0,
          at: FileRange(
            FileLocation(file: "f.md", line: index + 1, column: 3), length: line.1.count))
      })
  }
  func script(_ lines: [(Int, String)]) throws -> Script {
    let (checks, problems) = read(lines)
    #expect(problems.isEmpty)
    guard case .conversation(let script) = try #require(checks.first) else {
      throw ReadError.noConversation
    }
    return script
  }
  enum ReadError: Error { case noConversation }

  @Test(
    "a line without a mark is a sentence for its page",
    arguments: ["荷物はどこですか", "where is it: the parcel", "Cf. C", "D", "none: of these", "c: small"])
  func sentences(text: String) {
    let (checks, problems) = read([(0, text)])
    #expect(problems.isEmpty)
    guard case .sentence(text, _) = checks.first else {
      Issue.record("no sentence: \(checks)")
      return
    }
  }

  @Test(
    "every expectation is read, also with full-width parentheses and colons",
    arguments: [
      ("D: (asks order)", Conversations.Expectation.asks("order")),
      ("D：（asks order）", .asks("order")),
      ("D: （asks　contact-preference）", .asks("contact-preference")),
      ("D: (says 11月22日)", .says("11月22日")), ("D：（says (a) b）", .says("(a) b")),
      ("D: (says not 春野)", .saysNot("春野")), ("D: (not understood)", .notUnderstood),
      ("D: (never offers a product)", .neverOffersProduct),
      ("D: (hands off to orders)", .handsOff(QueueName("orders")!)),
      ("D: (reports to security)", .reports(QueueName("security")!)),
      ("D: (records return)", .records(.return)),
      ("D: (clarifies wash, store)", .clarifies([IntentID("wash")!, IntentID("store")!])),
      ("D: (clarifies wash、store)", .clarifies([IntentID("wash")!, IntentID("store")!])),
      ("D: こんにちは。", .exactly("こんにちは。")), ("D: (see", .exactly("(see")),
    ])
  func expectations(text: String, expected: Conversations.Expectation) throws {
    let script = try script([(0, "C: こんにちは"), (1, text)])
    #expect(script.lines.map(\.line) == [.customer("こんにちは"), .desk(expected)])
    #expect(script.lines.map(\.range.start.line) == [1, 2])
  }

  @Test(
    "what cannot be read is told with its place, in both languages",
    arguments: [
      ("D: (asks)", "unknown-expectation"), ("D: (sings a song)", "unknown-expectation"),
      ("D: (hands off to Orders!)", "unknown-queue"), ("D: (records song)", "unknown-record"),
      ("D: (records retrun)", "unknown-record"), ("D: (clarifies wash, 洗う)", "unknown-intent"),
      ("D:", "nothing-said"), ("C:  ", "nothing-said"), ("what is this", "unknown-expectation"),
    ])
  func problems(text: String, check: String) throws {
    let (_, problems) = read([(0, "C: hello"), (1, text)])
    #expect(problems.map(\.check) == [check])
    let problem = try #require(problems.first)
    #expect(problem.range.start.line == 2)
    #expect(!problem.problem.ja.isEmpty && !problem.problem.en.isEmpty)
    #expect(problem.problem.ja != problem.problem.en)
  }

  @Test("a kind of record with a slip is answered with the right one")
  func nearest() {
    let (_, problems) = read([(0, "C: hello"), (1, "D: (records retrun)")])
    #expect(problems.first?.fix?.en == "write return")
    let (_, others) = read([(0, "C: hello"), (1, "D: (records foo)")])
    #expect(others.first?.fix?.en.hasPrefix("write one of: order, ") == true)
  }

  @Test(
    "the desk or an agent before the customer is a problem",
    arguments: ["D: (asks order)", "A: hello"])
  func before(text: String) {
    #expect(read([(0, text)]).problems.map(\.check) == ["desk-before-customer"])
    // A conversation ends where the next top line begins.
    #expect(
      read([(0, "C: hello"), (0, "sentence"), (0, text)]).problems.map(\.check)
        == ["desk-before-customer"])
  }

  @Test(
    "an answer that is not indented below its conversation is told so, and read as part of it",
    arguments: ["D: (asks order)", "A: hello"])
  func notIndented(text: String) throws {
    let (checks, problems) = read([(0, "C: hello"), (0, text), (1, "C: more")])
    #expect(problems.map(\.check) == ["not-indented"])
    #expect(problems.first?.fix?.en.contains("two spaces") == true)
    guard checks.count == 1, case .conversation(let script) = checks[0] else {
      Issue.record("\(checks)")
      return
    }
    #expect(script.lines.count == 3)
  }

  @Test("an expectation without its closing bracket is told, with it")
  func notClosed() {
    for (text, mended) in [("D: (says Thank", "(says Thank)"), ("D: （asks order", "（asks order）")] {
      let (_, problems) = read([(0, "C: hello"), (1, text)])
      #expect(problems.map(\.check) == ["not-closed"])
      #expect(problems.first?.fix?.en == "write \(mended)")
    }
  }

  @Test("top lines begin a conversation each; nested ones go on with it")
  func nesting() {
    let (checks, problems) = read([
      (0, "C: a"), (1, "D: x"), (1, "C: b"), (1, "A: c"), (0, "C: d"), (0, "sentence"),
    ])
    #expect(problems.isEmpty)
    #expect(
      checks.map { check in
        switch check {
        case .sentence: 0
        case .conversation(let script): script.lines.count
        }
      } == [4, 1, 0])
  }

  @Test("agents' lines are kept as they are")
  func agents() throws {
    let script = try script([(0, "C: a"), (1, "A：佐藤です。")])
    #expect(script.lines.last?.line == .agent("佐藤です。"))
  }

  @Test("`now:` and `orders:` set the scene of what follows")
  func scene() throws {
    let (checks, problems) = read([
      (0, "C: before"), (0, "now: 2026-12-01T09:00+09:00"), (0, "orders：Transcripts/x.csv"),
      (0, "C: after"),
    ])
    #expect(problems.isEmpty)
    let scripts = checks.compactMap { check -> Script? in
      if case .conversation(let script) = check { script } else { nil }
    }
    #expect(scripts.map(\.now) == [nil, Timestamp("2026-12-01T09:00+09:00")])
    #expect(scripts.map(\.orders) == [nil, "Transcripts/x.csv"])
    #expect(scripts.map(\.ordersAt?.start.line) == [nil, 3])
  }

  @Test(
    "a moment without an offset, and an empty orders file, are told",
    arguments: [
      ("now: 2026-12-01T09:00", "bad-moment"), ("now: ", "bad-moment"),
      ("orders: ", "nothing-said"),
    ])
  func badScene(text: String, check: String) {
    #expect(read([(0, text), (0, "C: a")]).problems.map(\.check) == [check])
  }
}

@Suite struct TranscriptFileTests {
  @Test("bullets are the conversation, everything else is prose")
  func reads() throws {
    let text = """
      # 題 / Title

      ある日のこと。

      - C: もしもし
        - D: (asks order)
        - C: 26110201
          の件です
      An afterword.
      - C: 別の話
      """
    let (checks, problems) = TranscriptFile.read(text, file: "T.md")
    #expect(problems.isEmpty)
    guard case .conversation(let first) = try #require(checks.first) else { return }
    #expect(checks.count == 2)
    #expect(
      first.lines.map(\.line) == [
        .customer("もしもし"), .desk(.asks("order")), .customer("26110201\nの件です"),
      ])
    #expect(first.lines.map(\.range.start.line) == [5, 6, 7])
    #expect(first.lines.map(\.range.start.column) == [3, 5, 5])
  }

  @Test("line ends of other systems make no difference", arguments: ["\n", "\r\n"])
  func lineEnds(end: String) {
    let text = ["- C: a", "  - D: b", ""].joined(separator: end)
    let (checks, problems) = TranscriptFile.read(text, file: "T.md")
    guard problems.isEmpty, case .conversation(let script) = checks.first else {
      Issue.record("not read: \(problems)")
      return
    }
    #expect(script.lines.map(\.line) == [.customer("a"), .desk(.exactly("b"))])
  }

  @Test(
    "an empty file, and one of prose only, hold nothing",
    arguments: ["", "# 題\n\n散文だけ。\n", "-\n-x\n"])
  func nothing(text: String) {
    #expect(TranscriptFile.read(text, file: "T.md").checks.isEmpty)
  }
}
