import Testing
import Text

@testable import frontdesk

/// A shift at the console: what rings, what is asked back, what is said of people.
@Suite struct AgentShiftTests {
  private typealias Played = AgentSessionTests.Played

  private func sent(_ effects: [AgentSession.Effect]) -> [String] {
    effects.compactMap {
      if case .send(let bytes) = $0 {
        String(decoding: bytes.dropLast(), as: UTF8.self)
      } else {
        nil
      }
    }
  }
  /// What a terminal of 80 columns shows, with the names that the session knows.
  private func screen(
    _ effects: [AgentSession.Effect], _ played: Played, _ language: Language = .ja
  ) -> [String] {
    let view = AgentView(language: language, names: played.session.names)
    let lines = effects.flatMap { effect in
      if case .show(let shown) = effect { view.lines(for: shown) } else { [StyledText]() }
    }
    return Screen(columns: 80, rows: 24, hasColour: false).scrolled(lines)
      .split(separator: "\r\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
  private func offer(_ handoff: String, _ kind: String, priority: String = "normal") -> String {
    #"{"offered":{"handoff":"\#(handoff)","kind":"\#(kind)","conversation":"C-9","queue":"orders","priority":"\#(priority)","waited":1,"due":"2026-11-24T18:00:00+09:00","note":null,"summary":{"contact":{"email":null,"phone":null,"order":null}}}}"#
  }

  @Test("a bare /take is for the chat on offer, whatever case came before it")
  func takesTheChat() {
    var desk = Played()
    _ = desk.hear(offer("H-4", "case"))
    #expect(sent(desk.type("/受ける")) == [#"{"take":null,"id":"t-2"}"#])
    _ = desk.hear(offer("H-5", "chat"))
    #expect(sent(desk.type("/take")) == [#"{"take":"H-5","id":"t-3"}"#])
  }

  @Test("a case is one quiet line, told once and gone in silence; an urgent one rings")
  func quietCases() {
    var desk = Played()
    let told = desk.hear(offer("H-4", "case"))
    #expect(!told.contains(.ring))
    #expect(screen(told, desk) == ["案件 H-4 ができました（期限 11/24 18:00）。/案件"])
    #expect(screen(told, desk, .en) == ["New case H-4 (due 11/24 18:00). /cases"])
    #expect(desk.session.offers.isEmpty)
    #expect(desk.hear(offer("H-4", "case")).isEmpty)
    #expect(
      screen(desk.type("/見送り H-4"), desk) == ["H-4 は案件なので、見送らなくても構いません。/案件 に残ります。"])
    #expect(desk.hear(#"{"withdrawn":{"handoff":"H-4","reason":"taken"}}"#).isEmpty)
    let urgent = desk.hear(offer("H-5", "case", priority: "urgent"))
    #expect(urgent.contains(.ring))
    #expect(screen(urgent, desk) == ["至急の案件 H-5 ができました（期限 11/24 18:00）。/受ける H-5"])
  }

  @Test("a mail to nobody is refused with what to write; an address that is given goes along")
  func mailAddress() {
    var desk = Played()
    _ = desk.hear(offer("H-4", "case"))
    #expect(
      screen(desk.type("/メール H-4 お返事"), desk).joined()
        == "H-4 のメールアドレスが分かりません。お電話なら /電話 H-4、分かったときは /メール"
        + "H-4 宛先 taro@example.jp 文")
    #expect(
      sent(desk.type("/メール H-4 宛先 taro@example.jp お返事")) == [
        #"{"answered":"H-4","by":"mail","outcome":"mailed","text":"お返事","to":"taro@example.jp","id":"t-2"}"#
      ])
    #expect(sent(desk.type("/電話 H-4 済み")).count == 1)
    // Of a case that nothing is known of the desk decides.
    #expect(sent(desk.type("/メール H-77 文")).count == 1)
  }

  @Test("a follow-up by a way that nothing is known for is held up once")
  func warns() {
    var desk = Played()
    _ = desk.hear(AgentSessionTests.taken("H-1", "C-1"))
    let first = desk.type("/終了 後日 11/24 電話")
    #expect(sent(first).isEmpty)
    #expect(screen(first, desk).first?.hasPrefix("C-1 のお電話番号を伺っていません。") == true)
    #expect(sent(desk.type("/終了 後日 11/25 電話")).isEmpty)
    #expect(sent(desk.type("/終了 後日 11/25 電話")).count == 1)
    #expect(sent(desk.type("/終了 後日 メール")).count == 1)
  }

  @Test("closing says how, and which case a follow-up became")
  func closesWithWords() {
    var desk = Played()
    #expect(screen(desk.type("/終了"), desk) == ["終え方を付けてください: /終了 解決・後日・応答なし・迷惑"])
    _ = desk.hear(AgentSessionTests.taken("H-1", "C-1"))
    _ = desk.type("/閉じる 解決")
    #expect(screen(desk.hear(#"{"done":"t-2"}"#), desk) == ["C-1 を終えました（解決）"])
    _ = desk.hear(AgentSessionTests.taken("H-2", "C-2"))
    _ = desk.type("/終了 後日 11/24 メール")
    let asks = desk.hear(#"{"done":"t-3"}"#)
    #expect(sent(asks) == [#"{"cases":null,"id":"t-4"}"#])
    let rows =
      #"{"cases":[{"handoff":"H-3","kind":"case","conversation":"C-1"},{"handoff":"H-4","kind":"case","conversation":"C-2"}]}"#
    #expect(
      screen(desk.hear(rows, #"{"done":"t-4"}"#), desk) == [
        "C-2 を終えました（後日、期限 11/24 メール、案件 H-4）"
      ])
    // It was told: its opening says nothing new.
    #expect(desk.hear(offer("H-4", "case")).isEmpty)
  }

  @Test("a line typed before the chat has come stays in the input line")
  func keepsTheLine() {
    var desk = Played()
    _ = desk.type("/受ける")
    #expect(desk.type("こんにちは") == [.refill("こんにちは"), .show(.trouble(.notYet))])
    _ = desk.hear(#"{"error":{"code":"no-such-handoff","message":"","id":"t-2"}}"#)
    #expect(desk.type("こんにちは") == [.show(.trouble(.noChat(others: 0)))])
  }

  @Test("a customer who is cut off and comes back is told in the chat and in the status row")
  func away() {
    var desk = Played()
    _ = desk.hear(AgentSessionTests.taken("H-1", "C-1"))
    let notice = { (code: String) in
      #"{"notice":{"code":"\#(code)","message":"x","conversation":"C-1"}}"#
    }
    let status = { (desk: Played) in
      AgentView(language: .ja).status(desk.session, now: desk.now).map(\.text).joined()
    }
    #expect(
      screen(desk.hear(notice("customer-away")), desk).joined().hasSuffix(
        "お客様の接続が切れました（24時間以内は戻られることがあります）"))
    #expect(status(desk) == ">/1 佐々木様 接続切れ")
    #expect(
      screen(desk.hear(notice("customer-back")), desk).joined().hasSuffix("お客様が戻られました"))
    #expect(status(desk) == ">/1 佐々木様 0秒")
  }

  @Test("silence is counted here; times are the desk's, though its clock stands on another day")
  func clocks() {
    var desk = Played()
    desk.now = AgentMoment(
      wall: Timestamp("2027-03-01T09:30:00+09:00") ?? desk.now.wall, steadyMilliseconds: 0)
    _ = desk.hear(AgentSessionTests.taken("H-1", "C-1"))
    desk.now = desk.now.adding(seconds: 5)
    // The machine's clock is put right by a day: nothing of it is seen.
    desk.now = AgentMoment(
      wall: desk.now.wall.adding(seconds: 86_400),
      steadyMilliseconds: desk.now.steadyMilliseconds)
    guard case .show(.chats(let rows))? = desk.type("/一覧").first else {
      Issue.record("no chats are shown")
      return
    }
    #expect(rows.map(\.silentSeconds) == [5])
    _ = desk.type("はい")
    #expect(screen(desk.hear(#"{"done":"t-2"}"#), desk) == ["13:59 佐藤 → C-1 はい"])
    let at =
      #"{"said":{"conversation":"C-1","seq":4,"from":"customer","text":"","at":"2026-11-21T14:07:00+09:00"}}"#
    #expect(screen(desk.hear(at), desk) == ["14:07 佐々木様 （空のメッセージ）"])
    // A day that is typed short is one of the desk's.
    _ = desk.type("/終了 後日 明日 メール")
    #expect(sent(desk.type("/終了 後日 明日 メール")).first?.contains("2026-11-22") == true)
  }

  @Test("names: whole ones in Latin letters, the family's in Japanese, colleagues as shown")
  func names() {
    var desk = Played()
    _ = desk.hear(
      #"{"team":[{"name":"sato","shown":"佐藤","state":"away","chats":[]},{"name":"tanaka","shown":"田中","state":"away","chats":[]}]}"#
    )
    let words = AgentWords(.ja, names: desk.session.names)
    #expect(words.speaker(.customer, "Mizuho Kishi") == "Mizuho Kishi様")
    #expect(words.speaker(.customer, "佐々木 花子") == "佐々木様")
    #expect(words.speaker(.note("tanaka")) == "メモ 田中")
    let queue =
      #"{"queue":[{"handoff":"H-1","kind":"chat","conversation":"C-1","queue":"orders","priority":"low","waited":0,"owner":"tanaka","held":false},{"handoff":"H-2","kind":"chat","conversation":"C-2","queue":"orders","priority":"low","waited":0,"owner":"sato","held":true}]}"#
    let shown = screen(desk.hear(queue), desk)
    #expect(shown.first?.contains("呼び出し中 田中") == true)
    #expect(shown.last?.contains("担当 佐藤") == true)
    let history =
      #"{"history":{"conversation":"C-1","summary":{},"transcript":[{"seq":1,"event":"left","name":"佐藤","cause":"lost"},{"seq":2,"event":"left","name":"田中","cause":"gave-back"},{"seq":3,"event":"transferred","queue":"orders","by":"tanaka","to":"佐藤"}],"earlier":[]}}"#
    let told = screen(desk.hear(history), desk).joined(separator: "\n")
    for text in ["佐藤の接続が切れました", "自動受付に戻りました", "田中から佐藤へ転送"] {
      #expect(told.contains(text))
    }
  }
}
