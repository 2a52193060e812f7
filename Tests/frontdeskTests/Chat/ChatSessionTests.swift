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
    #expect(sent(session.connected()) == ["{\"hello\":{\"language\":\"ja\"}}\n"])
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
    let effects = session.received(DeskMessage(#"{"error":{"code":"not-utf8","message":"m"}}"#))
    #expect(effects == [.show(.problem(code: "not-utf8", message: "m")), .ready])
  }

  @Test("a line that was not answered when the connection broke is said again with its id")
  func retries() {
    var session = begun()
    _ = session.received(said(5, "x"))
    let first = sent(session.say("a"))
    session.disconnected()
    #expect(session.isWaiting)
    #expect(sent(session.connected()) == ["{\"resume\":\"tok\",\"after\":5}\n"])
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

  @Test("coming back shows what was said before in one piece, and old events not at all")
  func comesBack() {
    var session = session(token: "old")
    #expect(sent(session.connected()) == ["{\"resume\":\"old\",\"after\":0}\n"])
    #expect(session.received(DeskMessage(#"{"conversation":"C-7","seq":2}"#)) == [])
    #expect(session.received(said(1, "x")) == [])
    #expect(session.received(DeskMessage(#"{"seq":2,"event":"joined","name":"a"}"#)) == [])
    let effects = session.received(DeskMessage(#"{"turn":3,"id":null,"state":"agent"}"#))
    let said = DeskMessage.Said(seq: 1, agent: nil, text: "x", choices: [])
    #expect(effects == [.show(.earlier([said])), .ready])
  }

  @Test("a token that opens nothing is dropped and a new conversation begins")
  func unknownToken() {
    var session = session(token: "old")
    _ = session.connected()
    let effects = session.received(
      DeskMessage(#"{"error":{"code":"no-such-conversation","message":"m"}}"#))
    #expect(effects.first == .dropToken)
    #expect(sent(effects) == ["{\"hello\":{\"language\":\"ja\"}}\n"])
  }

  @Test("after the end the token is dropped; the next line begins a new conversation")
  func closes() {
    var session = begun()
    let effects = session.received(DeskMessage(#"{"seq":9,"event":"closed"}"#))
    #expect(effects == [.show(.event(.closed)), .dropToken])
    #expect(session.token == nil)
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
  private static let left = #"{"seq":9,"event":"left","name":"佐藤"}"#
  private static func queued(_ position: Int, _ wait: Int) -> String {
    #"{"seq":8,"event":"queued","queue":"orders","position":\#(position),"wait":\#(wait)}"#
  }

  @Test("a place is told when it is new, and once")
  func placesOnce() {
    var session = begun()
    #expect(
      shown(&session, Self.queued(2, 90), Self.queued(2, 90), Self.queued(1, 90)) == [
        .place(.entered, position: 2, waitSeconds: 90),
        .place(.moved, position: 1, waitSeconds: 90),
      ])
    #expect(
      shown(&session, #"{"seq":9,"event":"joined","name":"佐藤"}"#, Self.queued(1, 90)) == [
        .event(.joined(name: "佐藤")), .place(.entered, position: 1, waitSeconds: 90),
      ])
    #expect(
      shown(&session, #"{"seq":9,"event":"transferred","queue":"x"}"#, Self.queued(1, 90)) == [
        .event(.transferred), .place(.transferred, position: 1, waitSeconds: 90),
      ])
  }

  @Test("an agent who left is a lost line when a place follows, else the desk's return")
  func agentLeft() {
    var session = begun()
    #expect(shown(&session, Self.left) == [])
    #expect(session.hasAgentLeft)
    #expect(
      shown(&session, Self.queued(1, 60)) == [.place(.agentLost, position: 1, waitSeconds: 60)])
    #expect(!session.hasAgentLeft && session.settle() == [])
    #expect(shown(&session, Self.left) == [])
    #expect(session.settle() == [.show(.givenBack)])
    #expect(session.settle() == [])
    #expect(
      shown(&session, Self.left, #"{"seq":10,"from":"desk","text":"はい"}"#).first == .givenBack)
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
