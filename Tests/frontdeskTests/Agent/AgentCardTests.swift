import Testing
import Text

@testable import frontdesk

@Suite struct AgentCardTests {
  private func screen(_ line: String, _ language: Language = .ja) -> [String] {
    var session = AgentSession(name: "sato", guess: nil, idPrefix: "t")
    let effects = session.received(
      AgentMessage(line), now: AgentSessionTests.now, isTyping: false)
    let view = AgentView(language: language)
    let lines = effects.flatMap { effect in
      if case .show(let shown) = effect { view.lines(for: shown) } else { [StyledText]() }
    }
    return Screen(columns: 80, rows: 24, hasColour: false).scrolled(lines)
      .split(separator: "\r\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
  private func taken(_ summary: String, kind: String = "chat", transcript: String = "[]") -> String
  {
    #"{"taken":{"handoff":"H-4","kind":"\#(kind)","conversation":"C-1","summary":\#(summary),"transcript":\#(transcript)}}"#
  }

  @Test("a chat's card: why in words, queue and language, why again, the order as people read it")
  func chat() {
    let shown = screen(
      taken(
        #"{"reason":"x","intent":null,"page":{"ja":"ご注文の状況","en":"Where is my order"},"why":{"kind":"wrong-answers","slot":"order","title":{"ja":"注文","en":"order number"},"times":3},"again":{"kind":"lost","by":"佐藤"},"queue":"orders","priority":"high","language":"en","slots":{"contact-preference":"mail","phone":"08012345006","product":"S104"},"words":{"slots":{"product":{"ja":"しずく化粧水","en":"Shizuku Toner"}},"orders":[{"items":{"ja":"リネンシャツ","en":"linen shirt"}}]},"identity":"verified","proved":["email"],"facts":{"order":{"items":["S104"],"total":4800,"promised_date":"2026-11-18","order_number":"26110201","status":"delayed"}},"promises":[{"handoff":"H-2","queue":"orders","due":"2026-11-24T18:00:00+09:00","by":"phone"}],"promised":["H-2 orders"]}"#
      ))
    let expected = [
      "理由        ご注文番号を3回読み取れませんでした（ご注文の状況）",
      "もう一度    佐藤の接続が切れました",
      "窓口        orders · 優先 高 · 英語のお客様",
      "伺ったこと  連絡方法 メール  電話 080-1234-5006  商品 しずく化粧水",
      "注文        ご注文番号 26110201 · 状況 遅延 · お届け予定日 11/18（水） · 商品 リ",
      "約束        お電話でご連絡（11/24 18:00 まで） 案件 H-2",
    ]
    for row in expected { #expect(shown.contains(row), "\(row)\n\(shown.joined(separator: "\n"))") }
    #expect(shown.allSatisfy { DisplayWidth.cells($0) <= 80 && !$0.contains("order-status") })
  }

  @Test("a case's card says by what way, where, until when, and what a colleague noted")
  func cases() {
    let shown = screen(
      taken(
        #"{"reason":"返品","by":"phone","due":"2026-11-24T18:00:00+09:00","contact":{"email":null,"phone":"0312345678","order":null},"note":{"by":"田中","text":"折り返し希望"}}"#,
        kind: "case"))
    #expect(shown.contains("答え方      電話  期限 11/24 18:00  03-1234-5678"))
    #expect(shown.contains("メモ        田中: 折り返し希望"))
  }

  @Test(
    "choices stand below their line; a very long message is cut in the card, not in the history")
  func transcript() {
    let long = String(repeating: "あ", count: 7_500)
    let lines =
      #"[{"seq":1,"from":"desk","text":"どちらですか","choices":["交換","返品"],"at":"2026-11-21T13:58:00+09:00"},{"seq":2,"from":"customer","text":"\#(long)"},{"seq":3,"from":"customer","text":" "}]"#
    let shown = screen(taken("{}", transcript: lines))
    #expect(shown.contains("               1. 交換  2. 返品"))
    #expect(shown.contains { $0.hasSuffix("…（残り 7,200字、/履歴）") })
    #expect(shown.contains { $0.hasSuffix("（空のメッセージ）") })
    let whole = screen(
      #"{"history":{"conversation":"C-1","summary":{},"transcript":\#(lines),"earlier":[]}}"#)
    #expect(whole.joined().count { $0 == "あ" } == 7_500)
  }

  @Test("/card shows the card alone again")
  func cardAgain() {
    var desk = AgentSessionTests.Played()
    #expect(desk.type("/カード") == [.show(.trouble(.noChat(others: 0)))])
    _ = desk.hear(AgentSessionTests.taken("H-1", "C-1"))
    for typed in ["/card", "/カード", "/card C-1"] {
      guard case .show(.card("C-1", let summary))? = desk.type(typed).first else {
        Issue.record("\(typed) shows no card")
        return
      }
      #expect(summary.name == "佐々木")
    }
    #expect(desk.type("/card H-9") == [.show(.trouble(.noCard))])
  }

  @Test(
    "notices and refusals have no English on a Japanese console",
    arguments: [
      (
        #"{"notice":{"code":"pages-kept","message":"the pages have a fault: a/b.md:7:13: no slot"}}"#,
        "ページに誤りがあるため、これまでのページのまま続けます（a/b.md:7:13）"
      ),
      (
        #"{"notice":{"code":"pages-taken","message":"the pages have changed: G-2"}}"#,
        "ご案内のページが新しくなりました"
      ),
      (
        #"{"notice":{"code":"case-overdue","message":"H-7 is overdue"}}"#,
        "案件 H-7 は期限を過ぎています。/受ける H-7"
      ),
    ])
  func notices(line: String, words: String) { #expect(screen(line) == [words]) }

  @Test("what the desk refuses is told with what to write instead")
  func refusals() {
    let words = AgentWords(.ja, names: ["tanaka": "田中"])
    let chat = ConversationID(number: 1)
    #expect(
      words.refusal(
        "unknown-request", "no queue is named x; there are general, orders",
        .transfer(chat, to: "x")) == "窓口「x」はありません。窓口: general、orders。例: /転送 general メモ")
    let refused = [
      words.refusal("unknown-request", "nobody is named y", .transfer(chat, .agent("y"))),
      words.refusal("try-later", "tanaka is not there", .transfer(chat, .agent("tanaka"))),
      words.refusal("at-capacity", "tanaka has no room", .transfer(chat, .agent("tanaka"))),
      words.refusal("bad-json", "points is a number from 1 to 500", .record("goodwill-points")),
      words.refusal("bad-json", "x is no slot with a text or a number", .record("exchange")),
      words.refusal("bad-json", "kind is unknown", .record("swap")),
      words.refusal("bad-json", "say has no words in it", .say(chat, "")),
      words.refusal("bad-json", "whatever comes", nil),
    ]
    for text in refused { #expect(!text.contains(" is ") && !text.contains("whatever")) }
    #expect(refused[3].contains("500") && refused[4].contains("「x」"))
  }
}

extension AgentAct {
  fileprivate static func transfer(_ chat: ConversationID, to queue: String) -> AgentAct {
    .transfer(chat, .queue(queue))
  }
}
