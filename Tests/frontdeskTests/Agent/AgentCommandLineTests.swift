import Conversations
import Testing
import Text
import Wire

@testable import frontdesk

@Suite struct AgentCommandLineTests {
  private static let today = CivilDate(year: 2026, month: 11, day: 21) ?? .epoch
  private func read(_ text: String) -> Result<AgentCommand, AgentCommandLine.Problem> {
    AgentCommandLine.read(text, today: Self.today)
  }
  private func id(_ number: Int64) -> HandoffID { HandoffID(number: number) }
  private func chat(_ number: Int64) -> ConversationID { ConversationID(number: number) }

  @Test(
    "what does not begin with a slash is said as it stands",
    arguments: ["はい", "a\nb", " 1/2 ", "注文 /queue", "-"])
  func says(text: String) { #expect(read(text) == .success(.say(text))) }

  @Test("two slashes say a text that begins with one", arguments: ["//etc", "／／etc", " //etc "])
  func saysSlash(text: String) throws {
    guard case .say(let said) = try read(text).get() else {
      Issue.record("\(text) says nothing")
      return
    }
    #expect(["/etc", "／etc"].contains(said))
  }

  @Test(
    "every command goes by every name, behind either slash, in full width too",
    arguments: AgentVerb.allCases)
  func everyName(verb: AgentVerb) throws {
    #expect(!verb.names.isEmpty)
    for name in verb.names {
      let wide = String(
        String.UnicodeScalarView(
          name.unicodeScalars.map {
            (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
          }))
      for typed in ["/\(name)", "／\(name)", "／\(wide)", "/\(name.uppercased())　"] {
        if case .failure(.unknown) = read(typed) { Issue.record("\(typed) is unknown") }
      }
    }
  }

  @Test("no two commands share a name")
  func namesDiffer() {
    #expect(Set(AgentVerb.allNames).count == AgentVerb.allNames.count)
  }

  @Test(
    "a handoff's number is read however an input method writes it",
    arguments: ["/take H-12", "/take h-12", "／受ける　Ｈー１２", "/take Ｈ－１２", "/take  H‐12 "])
  func readsNumbers(text: String) { #expect(read(text) == .success(.take(id(12)))) }

  @Test("a number alone goes to that chat", arguments: ["/2", "／２", "/go 2", "/移る ２"])
  func goesByNumber(text: String) { #expect(read(text) == .success(.go(.number(2)))) }

  @Test("a note is for the current chat, or for what is named before it")
  func notes() {
    #expect(read("/note 折り返し\n済み") == .success(.note("折り返し\n済み", on: .current)))
    #expect(read("／メモ H-7 折り返し") == .success(.note("折り返し", on: .handoff(id(7)))))
    #expect(read("/note C-41 x") == .success(.note("x", on: .conversation(chat(41)))))
    #expect(read("/note H-7") == .failure(.malformed(.note)))
    #expect(read("/note") == .failure(.malformed(.note)))
  }

  @Test("a transfer names a queue, or an agent behind an at sign, and may carry a note")
  func transfers() {
    #expect(
      read("/transfer security カード会社 連絡済み")
        == .success(.transfer(nil, to: .queue("security"), note: "カード会社 連絡済み")))
    #expect(
      read("／転送 C-41 ＠tanaka") == .success(.transfer(chat(41), to: .agent("tanaka"), note: nil)))
    for wrong in ["/transfer", "/transfer C-41", "/transfer 返品 x", "/transfer @", "/transfer @田中"] {
      #expect(read(wrong) == .failure(.malformed(.transfer)), "\(wrong)")
    }
  }

  @Test("closing takes its words in any order, in both languages")
  func closes() {
    let due = CivilDate(year: 2026, month: 11, day: 24)
    func closing(
      _ code: AgentClosing.Code, _ due: CivilDate? = nil, _ by: ContactWay? = nil,
      known: Bool = false, of chat: ConversationID? = nil
    ) -> Result<AgentCommand, AgentCommandLine.Problem> {
      .success(
        .close(chat, AgentClosing(code: code, due: due, by: by, deskShouldHaveKnown: known)))
    }
    for bare in ["/close", "/終了", "/閉じる", "/close known", "/close C-1"] {
      #expect(read(bare) == .failure(.closeNeedsCode), "\(bare)")
    }
    #expect(read("/閉じる 解決") == closing(.resolved))
    #expect(read("/close resolved known") == closing(.resolved, known: true))
    #expect(read("／終了 応答なし") == closing(.noAnswer))
    #expect(read("/close abuse") == closing(.abuse))
    #expect(read("/close follow-up due 2026-11-24 mail") == closing(.followUp, due, .mail))
    #expect(read("/終了 電話 期限 11/24") == closing(.followUp, due, .phone))
    #expect(read("/close +3 C-1") == .failure(.malformed(.close)))
    #expect(read("/close C-1 +3") == closing(.followUp, due, of: chat(1)))
    #expect(read("/close due") == .failure(.malformed(.close)))
    #expect(read("/close due 2026-02-30") == .failure(.badDate("2026-02-30")))
    #expect(read("/close solved") == .failure(.malformed(.close)))
  }

  @Test(
    "a day is written long, short, or in a word",
    arguments: [
      ("2026-11-24", "2026-11-24"), ("2026/11/4", "2026-11-04"), ("１１／２４", "2026-11-24"),
      ("11-20", "2027-11-20"), ("11/21", "2026-11-21"), ("11月24日", "2026-11-24"),
      ("明日", "2026-11-22"), ("tomorrow", "2026-11-22"), ("+10", "2026-12-01"),
    ])
  func days(text: String, day: String) {
    #expect(AgentCommandLine.date(text, Self.today) == CivilDate(day))
  }

  @Test(
    "no day is made of anything else", arguments: ["", "11", "+", "+-1", "2/30", "1/2/3/4", "x"])
  func noDay(text: String) { #expect(AgentCommandLine.date(text, Self.today) == nil) }

  @Test("a case is answered by mail, by phone, or not at all")
  func answers() {
    #expect(
      read("/mail H-7 一行\n二行")
        == .success(.answered(id(7), .init(by: .mail, outcome: .mailed, text: "一行\n二行"))))
    #expect(
      read("／電話 済み") == .success(.answered(nil, .init(by: .phone, outcome: .phoned, text: "済み"))))
    #expect(
      read("/done H-7 no-answer")
        == .success(.answered(id(7), .init(by: .phone, outcome: .noAnswer, text: ""))))
    #expect(read("/mail H-7") == .failure(.malformed(.mail)))
    let told = AgentCommand.Answer(by: .mail, outcome: .mailed, text: "文", to: "taro@example.jp")
    for text in ["/メール H-7 宛先 taro@example.jp 文", "/mail h-7 to ｔａｒｏ＠example.jp 文"] {
      #expect(read(text) == .success(.answered(id(7), told)), "\(text)")
    }
    #expect(
      read("/mail H-7 to whom it may concern")
        == .success(
          .answered(id(7), .init(by: .mail, outcome: .mailed, text: "to whom it may concern"))))
    #expect(read("/メール H-7 宛先 太郎 文") == .failure(.badAddress("太郎")))
    #expect(read("/mail H-7 to taro@example.jp") == .failure(.malformed(.mail)))
    #expect(read("/done H-7") == .failure(.malformed(.done)))
  }

  @Test("a record's values go on until the next field; counts are numbers")
  func records() {
    #expect(
      read("/record exchange order=26110201 address=東京都 港区 1-2 quantity＝２ reason=")
        == .success(
          .record(
            "exchange",
            [
              .init("order", .string("26110201")), .init("address", .string("東京都 港区 1-2")),
              .init("quantity", .integer(2)), .init("reason", .string("")),
            ])))
    #expect(read("/record") == .failure(.malformed(.record)))
    #expect(read("/record exchange x") == .failure(.malformed(.record)))
  }

  @Test("an order number has eight digits")
  func orders() {
    #expect(read("/order ２６１１０２０１") == .success(.order("26110201")))
    #expect(read("/order 2611020") == .failure(.badOrder("2611020")))
  }

  @Test(
    "an unknown command names the right one and does nothing",
    arguments: [
      ("/trasnfer security", "transfer"), ("/メールー", "メール"), ("/qeue", "queue"),
      ("/closed", "close"),
    ])
  func nearest(text: String, name: String) {
    guard case .failure(.unknown(_, let nearest)) = read(text) else {
      Issue.record("\(text) is taken")
      return
    }
    #expect(nearest == name)
  }

  @Test("what is no command at all is said to be none", arguments: ["/", "／ x", "/zzzzzzzz"])
  func noCommand(text: String) {
    guard case .failure(.unknown(_, nil)) = read(text) else {
      Issue.record("\(text) is taken")
      return
    }
  }

  @Test("whatever is typed is read without a trap")
  func neverTraps() {
    var seed: UInt64 = 7
    let pieces = [
      "/", "／", "close", "終了", "H-", "C-", "99999999999999999999", "=", "＝", "+", "-", "/1", " ",
      "　", "\n", "11", "月", "due", "@", "record", "\u{301}",
    ]
    for _ in 0..<2_000 {
      var text = "/"
      for _ in 0..<8 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(seed >> 33) % pieces.count]
      }
      _ = read(text)
    }
  }
}
