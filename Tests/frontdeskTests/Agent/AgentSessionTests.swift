import Testing
import Text

@testable import frontdesk

@Suite struct AgentSessionTests {
  static let now = AgentMoment(
    wall: Timestamp("2026-11-21T14:00:00+09:00") ?? Timestamp(milliseconds: 0),
    steadyMilliseconds: 5_000)
  static let welcome =
    #"{"welcome":{"name":"sato","shown":"佐藤","queues":["orders"],"capacity":3,"state":"away","holds":[]}}"#

  /// What every login asks for by itself.
  static let asksNames = #"{"team":null,"id":"t-names"}"#

  static func taken(_ handoff: String, _ chat: String, kind: String = "chat") -> String {
    #"{"taken":{"handoff":"\#(handoff)","kind":"\#(kind)","conversation":"\#(chat)","summary":{"name":"佐々木","slots":{"order":"26110201"},"contact":{"email":"hana@example.jp","phone":null}},"transcript":[{"seq":1,"from":"desk","text":"ようこそ","at":"2026-11-21T13:58:00+09:00"},{"seq":2,"from":"customer","text":"まだですか","at":"2026-11-21T13:59:00+09:00"}]}}"#
  }
  static func said(_ chat: String, _ seq: Int, _ from: String, _ text: String) -> String {
    #"{"said":{"conversation":"\#(chat)","seq":\#(seq),"from":"\#(from)","text":"\#(text)"}}"#
  }

  /// A session with its desk played by the test.
  struct Played {
    var session = AgentSession(name: "sato", guess: nil, idPrefix: "t")
    var now = AgentSessionTests.now
    var isTyping = false

    /// Logged in.
    init() {
      _ = session.connected()
      _ = hear(#"{"done":"t-1"}"#, AgentSessionTests.welcome)
    }
    mutating func hear(_ lines: String...) -> [AgentSession.Effect] {
      lines.flatMap {
        session.received(AgentMessage($0), now: now, isTyping: isTyping)
      }
    }
    mutating func type(_ text: String) -> [AgentSession.Effect] {
      session.entered(text, now: now)
    }
  }

  private func sent(_ effects: [AgentSession.Effect]) -> [String] {
    effects.compactMap {
      if case .send(let bytes) = $0 {
        String(decoding: bytes.dropLast(), as: UTF8.self)
      } else {
        nil
      }
    }
  }
  private func shown(_ effects: [AgentSession.Effect]) -> [AgentShown] {
    effects.compactMap { if case .show(let shown) = $0 { shown } else { nil } }
  }
  private func id(_ number: Int64) -> ConversationID { ConversationID(number: number) }

  @Test("logs in by name, then shows who it is; a guess that is wrong is asked for without a word")
  func logsIn() {
    var session = AgentSession(name: nil, guess: "root", idPrefix: "t")
    #expect(sent(session.connected()) == [#"{"login":{"name":"root"},"id":"t-1"}"#])
    let refusal = AgentMessage(#"{"error":{"code":"wrong-token","message":"no","id":"t-1"}}"#)
    #expect(session.received(refusal, now: Self.now, isTyping: false) == [.hangUp])
    #expect(session.name == nil)
    #expect(session.connected() == [.hangUp])
    session.nameEntered(" Ｓato ")
    #expect(sent(session.connected()) == [#"{"login":{"name":"sato"},"id":"t-2"}"#])
    let again = AgentMessage(#"{"error":{"code":"wrong-token","message":"no","id":"t-2"}}"#)
    let effects = session.received(again, now: Self.now, isTyping: false)
    #expect(effects.last == .hangUp)
    #expect(shown(effects) == [.refused(code: "wrong-token", message: "no", .login("sato"))])
  }

  @Test("a full desk is no reason to doubt the name")
  func fullDesk() {
    var session = AgentSession(name: "sato", guess: nil, idPrefix: "t")
    _ = session.connected()
    let refusal = AgentMessage(
      #"{"error":{"code":"too-many-connections","message":"","id":"t-1"}}"#)
    _ = session.received(refusal, now: Self.now, isTyping: false)
    #expect(session.name == "sato")
  }

  @Test("answers each ping with its own number, at any time")
  func pongs() {
    var session = AgentSession(name: "sato", guess: nil, idPrefix: "t")
    let effects = session.received(AgentMessage(#"{"ping":17}"#), now: Self.now, isTyping: true)
    #expect(sent(effects) == [#"{"pong":17}"#])
  }

  @Test("an offer rings once, and /take takes the oldest of them")
  func takesOffer() {
    var desk = Played()
    let offer =
      #"{"offered":{"handoff":"H-12","kind":"chat","conversation":"C-41","queue":"orders","priority":"high","waited":42,"due":null,"note":null,"summary":{}}}"#
    #expect(desk.hear(offer).contains(.ring))
    #expect(!desk.hear(offer).contains(.ring))
    #expect(sent(desk.type("/take")) == [#"{"take":"H-12","id":"t-2"}"#])
    let effects = desk.hear(#"{"done":"t-2"}"#, Self.taken("H-12", "C-41"))
    #expect(shown(effects).count == 1)
    #expect(desk.session.current == id(41))
    #expect(desk.session.offers.isEmpty)
    #expect(sent(desk.type("/take")) == [#"{"take":null,"id":"t-3"}"#])
  }

  @Test("an offer that lapses makes the agent away; one that others took does not")
  func lapses() {
    var desk = Played()
    _ = desk.type("/available")
    _ = desk.hear(#"{"done":"t-2"}"#)
    #expect(desk.session.presence == .available)
    _ = desk.hear(#"{"withdrawn":{"handoff":"H-1","reason":"taken"}}"#)
    #expect(desk.session.presence == .available)
    _ = desk.hear(#"{"withdrawn":{"handoff":"H-2","reason":"lapsed"}}"#)
    #expect(desk.session.presence == .away)
  }

  @Test("nothing can be declined that is not on offer")
  func declinesNothing() {
    var desk = Played()
    #expect(shown(desk.type("/decline")) == [.trouble(.noOffer)])
  }

  @Test("what is said goes to the current chat and is shown once, whoever answers first")
  func saysOnce() {
    for echoFirst in [true, false] {
      var desk = Played()
      _ = desk.hear(Self.taken("H-12", "C-41"))
      #expect(
        sent(desk.type("一\n二")) == [#"{"say":"一\n二","to":"C-41","id":"t-2"}"#])
      let echo = Self.said("C-41", 3, "agent", #"一\n二"#)
      let done = #"{"done":"t-2"}"#
      let effects = echoFirst ? desk.hear(echo, done) : desk.hear(done, echo)
      #expect(shown(effects).count == 1)
      #expect(desk.session.currentChat?.lines.count == 3)
      #expect(desk.session.currentChat?.lastSeq == 3)
    }
  }

  @Test("a desk that says nothing back has said enough with its done")
  func doneIsEnough() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-12", "C-41"))
    _ = desk.type("はい")
    guard case .line(let line, _, _)? = shown(desk.hear(#"{"done":"t-2"}"#)).first else {
      Issue.record("nothing is shown")
      return
    }
    #expect(line.text == "はい")
    #expect(line.speaker == .agent("佐藤"))
  }

  @Test("without a chat, or without a desk, nothing is sent")
  func sendsNothing() {
    var desk = Played()
    let effects = desk.type("どちらへ")
    #expect(effects == [.show(.trouble(.noChat(others: 0)))])
    _ = desk.session.disconnected()
    #expect(desk.type("x") == [.show(.trouble(.notConnected))])
  }

  @Test("a line of another chat counts as unread until its chat is shown")
  func unread() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-12", "C-41"), Self.taken("H-13", "C-42"))
    #expect(desk.session.current == id(42))
    let effects = desk.hear(
      Self.said("C-41", 3, "customer", "もしもし"), Self.said("C-41", 3, "customer", "もしもし"))
    #expect(shown(effects).count == 1)
    desk.now = Self.now.adding(seconds: 61)
    guard case .chats(let rows)? = shown(desk.type("/chats")).first else { return }
    #expect(rows.map(\.unread) == [1, 0])
    #expect(rows.map(\.silentSeconds) == [61, 61])
    guard case .went(_, let lines, true)? = shown(desk.type("/1")).first else {
      Issue.record("nothing unread is shown")
      return
    }
    #expect(lines.map(\.text) == ["もしもし"])
    #expect(desk.session.currentChat?.unread == 0)
    #expect(desk.session.current == id(41))
  }

  @Test("while something is being typed no other chat takes its place")
  func staysWhileTyping() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-12", "C-41"))
    desk.isTyping = true
    let effects = desk.hear(Self.taken("H-13", "C-42"))
    #expect(desk.session.current == id(41))
    #expect(shown(effects).count == 2)
    _ = desk.type("/close resolved")
    _ = desk.hear(#"{"done":"t-2"}"#)
    #expect(desk.session.current == nil)
    desk.isTyping = false
    #expect(!desk.session.goOn().isEmpty)
    #expect(desk.session.current == id(42))
  }

  @Test("a chat keeps its number; a number that is free is given again")
  func numbers() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-1", "C-1"), Self.taken("H-2", "C-2"))
    _ = desk.type("/give-back C-1")
    _ = desk.hear(#"{"done":"t-2"}"#)
    #expect(desk.session.chats.map(\.number) == [2])
    _ = desk.hear(Self.taken("H-3", "C-3"))
    #expect(desk.session.chats.map(\.number) == [1, 2])
  }

  @Test("a refused close leaves the chat; a done one ends it and shows the next")
  func closes() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-1", "C-1"), Self.taken("H-2", "C-2"))
    #expect(
      sent(desk.type("/close follow-up due 2026-11-24 mail known")) == [
        #"{"close":"C-2","as":"follow-up","due":"2026-11-24","by":"mail","desk-should-have-known":true,"id":"t-2"}"#
      ])
    _ = desk.hear(#"{"error":{"code":"not-yours","message":"","id":"t-2"}}"#)
    #expect(desk.session.chats.count == 2)
    _ = desk.type("/close resolved")
    _ = desk.hear(#"{"done":"t-3"}"#)
    #expect(desk.session.current == id(1))
  }

  @Test("a case that was taken is no chat, and is the one that is answered")
  func cases() {
    var desk = Played()
    #expect(desk.type("/done phoned").first == .show(.trouble(.noCase(held: 0))))
    _ = desk.hear(Self.taken("H-7", "C-9", kind: "case"))
    #expect(desk.session.current == nil)
    #expect(desk.session.chats.isEmpty)
    #expect(
      sent(desk.type("/mail お詫び申し上げます")) == [
        #"{"answered":"H-7","by":"mail","outcome":"mailed","text":"お詫び申し上げます","id":"t-2"}"#
      ])
    _ = desk.hear(#"{"done":"t-2"}"#)
    #expect(desk.session.cases.isEmpty)
  }

  @Test(
    "requests have the protocol's form",
    arguments: [
      ("/note H-7 x", #"{"note":"x","to":"H-7","id":"t-2"}"#),
      ("/note x", #"{"note":"x","to":"C-41","id":"t-2"}"#),
      (
        "/transfer security x y", #"{"transfer":"C-41","queue":"security","note":"x y","id":"t-2"}"#
      ),
      ("/transfer @tanaka", #"{"transfer":"C-41","agent":"tanaka","id":"t-2"}"#),
      ("/give-back", #"{"give-back":"C-41","id":"t-2"}"#),
      ("/queue", #"{"queue":null,"id":"t-2"}"#), ("/cases", #"{"cases":null,"id":"t-2"}"#),
      ("/decline H-9", #"{"decline":"H-9","id":"t-2"}"#),
      ("/order 26110201", #"{"order":"26110201","for":"C-41","id":"t-2"}"#),
      (
        "/record exchange order=26110201 quantity=2",
        #"{"record":"exchange","to":"C-41","fields":{"order":"26110201","quantity":2},"id":"t-2"}"#
      ),
      ("/history", #"{"history":"C-41","id":"t-2"}"#),
      ("/history C-7", #"{"history":"C-7","id":"t-2"}"#),
      ("/break", #"{"available":false,"reason":"break","id":"t-2"}"#),
      ("/last", #"{"available":false,"reason":"last","id":"t-2"}"#),
      ("/available", #"{"available":true,"id":"t-2"}"#),
    ])
  func requestForms(typed: String, line: String) {
    var desk = Played()
    _ = desk.hear(Self.taken("H-12", "C-41"))
    #expect(sent(desk.type(typed)) == [line])
  }

  @Test("after a loss: what was said is found in the chat or said again under its id")
  func comesBack() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-12", "C-41"))
    _ = desk.type("届いた")
    _ = desk.type("届かない")
    _ = desk.type("/note 途中")
    #expect(shown(desk.session.disconnected()) == [.unsure(.note("C-41"))])
    #expect(sent(desk.session.connected()) == [#"{"login":{"name":"sato"},"id":"t-5"}"#])
    let back = Self.welcome.replacing("[]", with: #"[{"conversation":"C-41","seq":3}]"#)
    #expect(sent(desk.hear(back)) == [Self.asksNames, #"{"history":"C-41","id":"t-6"}"#])
    let effects = desk.hear(
      #"{"history":{"conversation":"C-41","summary":{"name":"佐々木"},"transcript":[{"seq":2,"from":"customer","text":"まだですか"},{"seq":3,"from":"agent","name":"佐藤","text":"届いた"},{"seq":4,"from":"customer","text":"はい"}],"earlier":[]}}"#
    )
    #expect(sent(effects) == [#"{"say":"届かない","to":"C-41","id":"t-3"}"#])
    #expect(
      shown(effects).compactMap { if case .line(let line, _, _) = $0 { line.text } else { nil } }
        == ["届いた", "はい"])
  }

  @Test("after a loss: a chat that went to others is gone, and what it was told is unsure")
  func losesChat() {
    var desk = Played()
    _ = desk.type("/available")
    _ = desk.hear(#"{"done":"t-2"}"#, Self.taken("H-12", "C-41"))
    _ = desk.type("まだ言えていない")
    _ = desk.session.disconnected()
    _ = desk.session.connected()
    let effects = desk.hear(Self.welcome)
    #expect(desk.session.chats.isEmpty)
    #expect(shown(effects).contains(.unsure(.say(id(41), "まだ言えていない"))))
    // Who was available is so again.
    #expect(sent(effects) == [#"{"available":true,"id":"t-5"}"#, Self.asksNames])
  }

  @Test("chats held from before are read and shown at the first login")
  func holdsFromBefore() {
    var session = AgentSession(name: "sato", guess: nil, idPrefix: "t")
    _ = session.connected()
    let welcome = Self.welcome.replacing("[]", with: #"[{"conversation":"C-41","seq":3}]"#)
    let effects = session.received(AgentMessage(welcome), now: Self.now, isTyping: false)
    #expect(sent(effects) == [Self.asksNames, #"{"history":"C-41","id":"t-2"}"#])
    let history = #"{"history":{"conversation":"C-41","summary":{},"transcript":[],"earlier":[]}}"#
    _ = session.received(AgentMessage(history), now: Self.now, isTyping: false)
    #expect(session.current == id(41))
  }

  @Test("a note that stands under the seq of a line is shown all the same")
  func showsNotes() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-12", "C-41"))
    let note = #"{"said":{"conversation":"C-41","seq":2,"from":"note","name":"tanaka","text":"x"}}"#
    #expect(shown(desk.hear(note)).count == 1)
  }

  @Test("a customer who leaves leaves the chat to be closed; one who speaks again is back")
  func leaves() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-12", "C-41"))
    _ = desk.hear(#"{"left":{"conversation":"C-41","who":"customer"}}"#)
    #expect(desk.session.currentChat?.hasLeft == true)
    _ = desk.hear(Self.said("C-41", 3, "customer", "戻りました"))
    #expect(desk.session.currentChat?.hasLeft == false)
  }

  @Test(
    "lines that it does not know, or that lack what they need, change nothing",
    arguments: [
      "", "{", "[]", "7", #"{"new":1}"#, #"{"offered":{}}"#, #"{"taken":{"handoff":"H-1"}}"#,
      #"{"said":{"text":"x"}}"#, #"{"withdrawn":{"handoff":"x"}}"#, #"{"left":{}}"#,
      #"{"done":null}"#, #"{"done":"other"}"#, #"{"welcome2":{}}"#, #"{"history":{}}"#,
    ])
  func passesOver(line: String) {
    var desk = Played()
    #expect(desk.hear(line) == [])
  }

  @Test("the team is asked for, a chat put back by force, and one's own is not mourned")
  func teamAndRequeue() {
    var desk = Played()
    #expect(sent(desk.type("/チーム")) == [#"{"team":null,"id":"t-2"}"#])
    #expect(sent(desk.type("／列に戻す　Ｃ－９")) == [#"{"requeue":"C-9","id":"t-3"}"#])
    #expect(shown(desk.hear(#"{"done":"t-3"}"#)).count == 1)
    #expect(sent(desk.type("/requeue")).isEmpty)
    _ = desk.hear(Self.taken("H-12", "C-41"))
    _ = desk.type("/requeue C-41")
    #expect(shown(desk.hear(#"{"left":{"conversation":"C-41","who":"agent"}}"#)).isEmpty)
    #expect(desk.session.chats.isEmpty)
  }

  @Test("an order without a number is that of the chat")
  func orderOfTheChat() {
    var desk = Played()
    _ = desk.hear(Self.taken("H-12", "C-41"))
    #expect(
      sent(desk.type("/注文")) == [#"{"order":"26110201","for":"C-41","id":"t-2"}"#])
  }
}
