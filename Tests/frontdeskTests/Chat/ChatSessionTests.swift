import Testing
import Text

@testable import frontdesk

@Suite struct ChatSessionTests {
  private func session(token: String? = nil) -> ChatSession {
    ChatSession(language: .ja, token: token, idPrefix: "t")
  }
  private func begun() -> ChatSession {
    var session = session()
    _ = session.connected()
    _ = session.received(DeskMessage(#"{"conversation":"C-1","token":"tok","seq":0}"#))
    _ = session.received(DeskMessage(#"{"turn":0,"id":null,"seq":1,"state":"idle"}"#))
    return session
  }
  private func sent(_ effects: [ChatSession.Effect]) -> [String] {
    effects.compactMap { effect in
      if case .send(let bytes) = effect { String(decoding: bytes, as: UTF8.self) } else { nil }
    }
  }
  private func said(_ seq: Int, _ text: String) -> DeskMessage {
    DeskMessage(#"{"seq":\#(seq),"from":"desk","text":"\#(text)"}"#)
  }

  @Test("begins with hello, keeps the token, and is ready after the greeting's turn")
  func begins() {
    var session = session()
    #expect(sent(session.connected()) == ["{\"hello\":{\"language\":\"ja\",\"words\":true}}\n"])
    #expect(session.isWaiting)
    #expect(
      session.received(DeskMessage(#"{"conversation":"C-1","token":"tok","seq":0}"#))
        == [.keepToken("tok")])
    #expect(session.received(DeskMessage(#"{"turn":0,"id":null,"state":"idle"}"#)) == [.ready])
    #expect(!session.isWaiting)
  }

  @Test("one line is on its way at a time, each with an id of its own")
  func oneAtATime() {
    var session = begun()
    #expect(sent(session.say("a")) == ["{\"say\":\"a\",\"id\":\"t-1\"}\n"])
    #expect(session.say("b") == [])
    #expect(session.received(DeskMessage(#"{"turn":9,"id":"other","state":"idle"}"#)) == [])
    let effects = session.received(DeskMessage(#"{"turn":1,"id":"t-1","state":"idle"}"#))
    #expect(sent(effects) == ["{\"say\":\"b\",\"id\":\"t-2\"}\n"])
    #expect(
      session.received(DeskMessage(#"{"turn":2,"id":"t-2","state":"queued"}"#)) == [.ready])
  }

  @Test("what is said before the greeting ended waits for it")
  func saidEarly() {
    var session = session()
    _ = session.connected()
    #expect(session.say("a") == [])
    #expect(sent(session.received(DeskMessage(#"{"turn":0,"id":null}"#))).count == 1)
  }

  @Test("an error answers a line, as no turn follows it")
  func errorAnswers() {
    var session = begun()
    _ = session.sayRaw([0xFF])
    let effects = session.received(
      DeskMessage(#"{"error":{"code":"not-utf8","message":"m","text":"w"}}"#))
    #expect(effects == [.show(.problem(code: "not-utf8", message: "m", words: "w")), .ready])
  }

  @Test("a line that was not answered when the connection broke is said again with its id")
  func retries() {
    var session = begun()
    _ = session.received(said(5, "x"))
    let first = sent(session.say("a"))
    session.disconnected()
    #expect(session.isWaiting)
    #expect(sent(session.connected()) == ["{\"resume\":\"tok\",\"after\":5,\"words\":true}\n"])
    _ = session.received(DeskMessage(#"{"conversation":"C-1","seq":5}"#))
    let again = session.received(DeskMessage(#"{"turn":0,"id":null,"state":"idle"}"#))
    #expect(sent(again) == first)
  }

  @Test("a line that was answered meanwhile is not said again")
  func answeredMeanwhile() {
    var session = begun()
    _ = session.say("a")
    session.disconnected()
    _ = session.connected()
    _ = session.received(DeskMessage(#"{"conversation":"C-1","seq":2}"#))
    #expect(
      session.received(said(2, "x")) == [
        .show(
          .said(
            DeskMessage.Said(
              seq: 2, agent: nil, text: "x", choices: [])))
      ])
    #expect(session.received(DeskMessage(#"{"turn":1,"id":"t-1","state":"idle"}"#)) == [.ready])
    #expect(!session.isUnanswered)
  }

  @Test("coming back shows what was before in one piece, then the shop's welcome")
  func comesBack() {
    var session = session(token: "old")
    #expect(sent(session.connected()) == ["{\"resume\":\"old\",\"after\":0,\"words\":true}\n"])
    let early = [
      #"{"conversation":"C-7","seq":6,"text":"welcome back"}"#,
      #"{"seq":1,"from":"desk","text":"x"}"#,
      #"{"seq":2,"event":"queued","position":2,"text":"second"}"#,
      #"{"seq":3,"event":"queued","position":1,"text":"first"}"#,
      #"{"seq":4,"event":"joined","name":"a","text":"here is a"}"#,
      #"{"seq":5,"event":"idle","text":"idle"}"#,
    ]
    for line in early { #expect(session.received(DeskMessage(line)) == []) }
    let effects = session.received(DeskMessage(#"{"turn":3,"id":null,"state":"agent"}"#))
    let said = DeskMessage.Said(seq: 1, agent: nil, text: "x", choices: [])
    // The places are over, and so is the silence.
    #expect(
      effects == [
        .show(.earlier([.said(said), .happened("here is a")])), .show(.happened("welcome back")),
        .ready,
      ])
    #expect(!session.wasLetGo)
  }

  @Test("who comes back while waiting sees the place; to what is closed nobody is welcomed")
  func comesBackWaiting() {
    var session = session(token: "old")
    _ = session.connected()
    let back = DeskMessage(#"{"conversation":"C-7","seq":3,"text":"welcome back"}"#)
    let turn = DeskMessage(#"{"turn":3,"id":null,"state":"queued"}"#)
    _ = session.received(back)
    _ = session.received(DeskMessage(#"{"seq":2,"event":"queued","text":"second"}"#))
    _ = session.received(DeskMessage(#"{"seq":3,"event":"queued","text":"first"}"#))
    #expect(session.received(turn).first == .show(.earlier([.happened("first")])))
    var closed = self.session(token: "old")
    _ = closed.connected()
    _ = closed.received(back)
    #expect(
      closed.received(DeskMessage(#"{"seq":3,"event":"closed","text":"bye"}"#)) == [.dropToken])
    #expect(closed.received(turn) == [.show(.earlier([.happened("bye")])), .ready])
  }

  @Test("a token that opens nothing is dropped and a new conversation begins")
  func unknownToken() {
    var session = session(token: "old")
    _ = session.connected()
    let effects = session.received(
      DeskMessage(#"{"error":{"code":"no-such-conversation","message":"m"}}"#))
    #expect(effects.first == .dropToken)
    #expect(sent(effects) == ["{\"hello\":{\"language\":\"ja\",\"words\":true}}\n"])
  }

  @Test("after the end the token is dropped; the next line begins a new conversation")
  func closes() {
    var session = begun()
    let effects = session.received(DeskMessage(#"{"seq":9,"event":"closed","text":"bye"}"#))
    #expect(effects == [.show(.happened("bye")), .dropToken])
    #expect(session.token == nil && session.isClosed)
    #expect(sent(session.say("again")).count == 1)
    #expect(
      session.received(DeskMessage(#"{"conversation":"C-2","token":"new","seq":0}"#))
        == [.keepToken("new")])
  }

  @Test(
    "passes over what it does not know",
    arguments: ["", "{", "[]", "1", "{}", #"{"surprise":1}"#, #"{"seq":99999999999999999999}"#])
  func unknownLines(line: String) {
    var session = begun()
    #expect(session.received(DeskMessage(line)) == [])
  }

  private func shown(_ session: inout ChatSession, _ lines: String...) -> [ChatSession.Shown] {
    lines.flatMap { session.received(DeskMessage($0)) }.compactMap {
      if case .show(let shown) = $0 { shown } else { nil }
    }
  }
  @Test("an event is shown in the desk's words at once; without words it says nothing")
  func events() {
    var session = begun()
    #expect(
      shown(
        &session, #"{"seq":8,"event":"left","name":"佐藤","text":"given back"}"#,
        #"{"seq":9,"event":"joined","name":"佐藤"}"#, #"{"seq":10,"event":"new","text":"news"}"#)
        == [.happened("given back"), .happened("news")])
  }

  @Test("a place that is told twice in a row is shown once")
  func placesOnce() {
    var session = begun()
    func place(_ number: Int) -> String {
      #"{"seq":8,"event":"queued","position":\#(number),"text":"place \#(number)"}"#
    }
    let joined = #"{"seq":9,"event":"joined","name":"佐藤","text":"here"}"#
    #expect(
      shown(&session, place(2), place(2), place(1), joined, place(1)) == [
        .happened("place 2"), .happened("place 1"), .happened("here"), .happened("place 1"),
      ])
  }

  @Test("a goodbye waits for the answers to what was said before it")
  func leaves() {
    var session = session()
    _ = session.connected()
    #expect(session.say("a") == [] && session.leave() == [])
    let bye = "{\"bye\":true}\n"
    #expect(
      sent(session.received(DeskMessage(#"{"turn":0,"id":null}"#)))
        == ["{\"say\":\"a\",\"id\":\"t-1\"}\n"])
    #expect(sent(session.received(DeskMessage(#"{"turn":1,"id":"t-1"}"#))) == [bye])
    var idle = begun()
    #expect(sent(idle.leave()) == [bye])
  }

  @Test("the conversation's language is that of most letters the desk said")
  func spokenLanguage() {
    var session = begun()
    #expect(session.spoken == nil)
    _ = session.received(said(2, "Thank you, 佐々木 花子. Is that right?"))
    #expect(session.spoken == .en)
    _ = session.received(said(3, "12,000"))
    #expect(session.spoken == .en)
    _ = session.received(said(4, "TSUBAME EXPRESS でお届けしました。"))
    #expect(session.spoken == .ja)
  }
}
