import Testing
import Text

@testable import frontdesk

@Suite struct AgentViewTests {
  private static let card = #"""
    {"reason":"お届け予定日を 9 日過ぎた","wants":"注文したリネンシャツがまだ届かないので、いつ届くのかを知りたい、届かないなら返金してほしい","intent":"complaint-not-arrived","name":"佐々木 花子",
    "slots":{"order":"26110201","resolution":"exchange"},"sources":{"order":3},"identity":"verified","proved":["email"],
    "facts":{"order":{"order_number":"26110201","status":"shipped"}},"said":["お調べいたします。","少々お待ちください。"],"promised":["本日中のご連絡"],"mood":"angry","marks":["threat"],
    "misses":1,"since":"2026-11-21T14:00:00+09:00","records":[{"kind":"exchange","number":"X-7"}],"earlier":["C-3"],"prose":"追跡番号を確かめる。"}
    """#.replacing("\n", with: "")

  /// What a terminal of 80 columns shows, without colour.
  private func screen(_ line: String, _ language: Language) -> [String] {
    var session = AgentSession(name: "sato", guess: nil, idPrefix: "t")
    _ = session.connected()
    let effects = session.received(
      AgentMessage(line), now: AgentSessionTests.now, isTyping: false)
    return screen(effects, language)
  }
  private func screen(_ effects: [AgentSession.Effect], _ language: Language) -> [String] {
    let view = AgentView(language: language)
    let lines = effects.flatMap { effect in
      if case .show(let shown) = effect { view.lines(for: shown) } else { [StyledText]() }
    }
    let text = Screen(columns: 80, rows: 24, hasColour: false).scrolled(lines)
    return text.split(separator: "\r\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
  }

  @Test("an offer tells number, kind, queue, priority, wait and what is wanted")
  func offer() {
    let line =
      #"{"offered":{"handoff":"H-12","kind":"chat","conversation":"C-41","queue":"orders","priority":"high","waited":192,"due":null,"note":"前の担当から","summary":\#(Self.card)}}"#
    #expect(
      screen(line, .ja) == [
        "呼び出し H-12 チャット orders 優先 高 お待ち 3分12秒",
        "  注文したリネンシャツがまだ届かないので、いつ届くのかを知りたい、届かないなら返",
        "  金してほしい",
        "  メモ: 前の担当から",
        "  /受ける か /見送り",
      ])
    #expect(
      screen(line, .en).first == "Offer H-12 chat orders, priority high, waited 3 min 12 s")
  }

  @Test("a card has a row a field, then comes the whole conversation, all within 80 cells")
  func card() {
    let long = String(repeating: "とても長いお話です。", count: 8)
    let line =
      #"{"taken":{"handoff":"H-12","kind":"chat","conversation":"C-41","summary":\#(Self.card),"transcript":[{"seq":1,"from":"desk","text":"いらっしゃいませ。","at":"2026-11-21T13:58:00+09:00"},{"seq":2,"from":"customer","text":"\#(long)","at":"2026-11-21T13:59:00+09:00"},{"seq":3,"from":"agent","name":"田中","text":"はい","at":"2026-11-21T14:00:00+09:00"}]}}"#
    let shown = screen(line, .ja)
    #expect(
      shown == [
        "── H-12 チャット C-41  /1 ──",
        "お名前      佐々木 花子様",
        "ご用件      注文したリネンシャツがまだ届かないので、いつ届くのかを知りたい、届か",
        "            ないなら返金してほしい",
        "理由        お届け予定日を 9 日過ぎた",
        "伺ったこと  注文 26110201 [3]  ご希望 交換",
        "本人確認    確認済み（メール）",
        "注文        ご注文番号 26110201 · 状況 発送済み",
        "ご様子      お怒り · 強い言葉（報道・弁護士など） · 聞き返し 1 回",
        "お待ち開始  14:00",
        "受付の案内  お調べいたします。",
        "            少々お待ちください。",
        "約束        本日中のご連絡",
        "記録        X-7 交換",
        "以前の会話  C-3",
        "手引き      追跡番号を確かめる。",
        "── ここまでの会話 ──",
        "13:58 受付     いらっしゃいませ。",
        "13:59 佐々木様 とても長いお話です。とても長いお話です。とても長いお話です。とて",
        "               も長いお話です。とても長いお話です。とても長いお話です。とても長",
        "               いお話です。とても長いお話です。",
        "14:00 田中     はい",
        "──",
      ])
    #expect(shown.allSatisfy { DisplayWidth.cells($0) <= 80 })
    #expect(screen(line, .en).contains { $0.hasPrefix("13:59 佐々木 花子 とても長いお話です。") })
  }

  @Test("a customer's words give the terminal no orders", arguments: Language.allCases)
  func isSafe(language: Language) {
    let evil = #"\u001b[2J\u0007\u009b31m\u202eabc\r\n\u001b]0;x\u0007"#
    let card =
      #"{"name":"\#(evil)","wants":"\#(evil)","reason":"\#(evil)","slots":{"order":"\#(evil)"},"facts":{"\#(evil)":{"a":"\#(evil)"}},"prose":"\#(evil)"}"#
    let lines = [
      #"{"taken":{"handoff":"H-1","kind":"chat","conversation":"C-1","summary":\#(card),"transcript":[{"seq":1,"from":"agent","name":"\#(evil)","text":"\#(evil)","at":"\#(evil)"}]}}"#,
      #"{"offered":{"handoff":"H-1","kind":"chat","conversation":"C-1","queue":"\#(evil)","priority":"\#(evil)","waited":1,"due":"\#(evil)","note":"\#(evil)","summary":\#(card)}}"#,
      #"{"queue":[{"handoff":"H-1","kind":"chat","queue":"\#(evil)","wants":"\#(evil)","owner":"\#(evil)"}]}"#,
      #"{"order":{"\#(evil)":"\#(evil)"}}"#, #"{"notice":{"code":"x","message":"\#(evil)"}}"#,
      #"{"error":{"code":"\#(evil)","message":"\#(evil)"}}"#,
    ]
    for line in lines {
      let shown = screen(line, language)
      #expect(!shown.isEmpty)
      for row in shown {
        #expect(
          row.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x202E
          }, "\(row.debugDescription)")
      }
    }
  }

  @Test("notes and events of a transcript are told in words")
  func notesAndEvents() {
    let line =
      #"{"history":{"conversation":"C-1","summary":{},"transcript":[{"seq":2,"from":"note","name":"sato","text":"要確認","at":"2026-11-21T13:58:00+09:00"},{"seq":3,"event":"queued","queue":"orders","position":1},{"seq":4,"event":"joined","name":"佐藤"},{"seq":5,"event":"new"}],"earlier":["C-0"]}}"#
    #expect(
      screen(line, .ja).suffix(6) == [
        "13:58 メモ sato 要確認",
        "      ・       窓口 orders でお待ちです",
        "      ・       佐藤が担当しました",
        "      ・       new",
        "──",
        "以前の会話: C-0",
      ])
  }

  @Test("chats are listed with what is unread and the silence, coloured after a minute")
  func chats() {
    var desk = AgentSessionTests.Played()
    _ = desk.hear(AgentSessionTests.taken("H-1", "C-41"), AgentSessionTests.taken("H-2", "C-42"))
    _ = desk.hear(AgentSessionTests.said("C-41", 3, "customer", "あの"))
    desk.now = desk.now.adding(seconds: 59)
    let effects = desk.type("/chats")
    #expect(
      screen(effects, .ja) == [
        " /1  佐々木様 C-41 注文26110201  未読 1  最後のご発言から 59 秒",
        ">/2  佐々木様 C-42 注文26110201  未読 0  最後のご発言から 59 秒",
      ])
    guard case .show(let shown)? = effects.first else { return }
    #expect(AgentView(language: .ja).lines(for: shown).map(\.style) == [.normal, .customer])
  }

  @Test("the prompt names the customer of the current chat, else the agent and their state")
  func prompt() {
    var desk = AgentSessionTests.Played()
    let (ja, en) = (AgentWords(.ja), AgentWords(.en))
    #expect(ja.prompt(desk.session) == "佐藤（離席）> ")
    #expect(en.prompt(desk.session) == "佐藤 (away) > ")
    _ = desk.hear(AgentSessionTests.taken("H-1", "C-41"))
    #expect(ja.prompt(desk.session) == "佐々木様 C-41 注文26110201 > ")
    #expect(en.prompt(desk.session) == "佐々木 C-41 order 26110201 > ")
    #expect(ja.prompt(AgentSession(name: nil, guess: nil, idPrefix: "t")) == ja.askName)
  }

  @Test(
    "every refusal has words in both languages",
    arguments: [
      "not-logged-in", "wrong-token", "already-taken", "not-yours", "at-capacity",
      "no-such-handoff", "note-missing", "line-too-long", "not-utf8", "bad-json",
      "unknown-request", "no-such-conversation", "too-fast", "too-many-connections", "try-later",
      "closing",
    ])
  func refusals(code: String) {
    let (ja, en) = (AgentWords(.ja), AgentWords(.en))
    let words = (ja.refusal(code, "MESSAGE", nil), en.refusal(code, "MESSAGE", nil))
    #expect(words.0 != "MESSAGE" && words.1 != "MESSAGE" && words.0 != words.1)
    #expect(ja.refusal("brand-new", "MESSAGE", nil) == "MESSAGE")
  }

  @Test("every chat's unread lines and silence stay in sight, coloured from 60 seconds on")
  func status() throws {
    var played = AgentSessionTests.Played()
    let view = AgentView(language: .ja)
    #expect(view.status(played.session, now: played.now).isEmpty)
    _ = played.hear(AgentSessionTests.taken("H-1", "C-41"), AgentSessionTests.taken("H-2", "C-42"))
    _ = played.hear(AgentSessionTests.said("C-41", 3, "customer", "もしもし"))
    let after = { (seconds: Int) in
      view.status(played.session, now: played.now.adding(seconds: seconds))
    }
    #expect(after(59).map(\.text).joined() == "/1 佐々木様 未読1 59秒  >/2 佐々木様 59秒")
    #expect(after(59).map(\.style) == [.person, .normal, .customer])
    #expect(after(60).first?.style == .alert)
    #expect(after(3_600).first?.text == "/1 佐々木様 未読1 1時間")
  }

  @Test("the team is shown with states and chats, an order without its empty columns")
  func teamAndOrder() {
    let team =
      #"{"team":[{"name":"sato","shown":"佐藤","state":"wrap-up","chats":["C-41","C-2"]},{"name":"tanaka","shown":"田中","state":"away","chats":[]}]}"#
    #expect(
      screen(team, .ja) == ["佐藤（sato） 後処理中  受け持ち C-41 C-2", "田中（tanaka） 離席  受け持ち なし"])
    #expect(screen(team, .en).last == "田中 (tanaka), away: no chats")
    let order =
      #"{"order":{"order_number":"26110201","status":"delayed","items":[{"product":"TN-101","variant":null,"quantity":2}],"total_jpy":1234567,"delivered_date":null,"note":""}}"#
    #expect(
      screen(order, .ja) == [
        "── 注文 ──", "ご注文番号          26110201", "状況                遅延",
        "商品                TN-101 ×2", "合計                1,234,567円",
      ])
    #expect(screen(#"{"order":null}"#, .ja) == ["その注文は見つかりません。"])
  }

  @Test("a case that is overdue rings and names its command; a lapsed offer is told once")
  func notices() {
    var played = AgentSessionTests.Played()
    let overdue = played.hear(#"{"notice":{"code":"case-overdue","message":"H-7 is overdue"}}"#)
    #expect(overdue.contains(.ring))
    #expect(screen(overdue, .ja) == ["案件 H-7 は期限を過ぎています。/受ける H-7"])
    #expect(played.hear(#"{"notice":{"code":"away","message":"x"}}"#) == [])
  }

  @Test("the help names every command and fits a terminal of 24 rows", arguments: Language.allCases)
  func helpFits(language: Language) {
    var desk = AgentSessionTests.Played()
    let rows = screen(desk.type("/help"), language)
    #expect(rows.count <= 22)
    #expect(rows.allSatisfy { DisplayWidth.cells($0) <= 80 })
    for verb in AgentVerb.allCases {
      #expect(rows.contains { $0.contains("/\(verb.name(language))") }, "\(verb)")
    }
  }
}
