import Testing

@testable import frontdesk

@Suite struct ConversationTrailTests {
  private func heard(_ lines: String...) -> ConversationTrail {
    var trail = ConversationTrail()
    for line in lines { trail.hear(Array("\(line)\n".utf8)) }
    return trail
  }
  private let opened = #"{"conversation":"C-1","token":"t1","seq":0}"#

  @Test("the token of the conversation under way, and the last seq that came")
  func follows() {
    #expect(heard().token == nil)
    let trail = heard(
      opened, #"{"seq":1,"from":"desk","text":"a"}"#, #"{"turn":0,"seq":1,"state":"idle"}"#,
      #"{"seq":4,"event":"queued","position":1}"#)
    #expect(trail.token == "t1")
    #expect(trail.seq == 4)
    #expect(!trail.isEnding)
  }

  @Test("a new conversation after the old was closed; none after its end")
  func closes() {
    let closed = #"{"seq":9,"event":"closed"}"#
    #expect(heard(opened, closed).token == nil)
    let next = heard(opened, closed, #"{"conversation":"C-2","token":"t2","seq":0}"#)
    #expect(next.token == "t2")
    #expect(next.seq == 0)
  }

  @Test("a conversation that the program itself came back to, once the desk has agreed")
  func resumes() {
    var trail = ConversationTrail()
    trail.send(Array(#"{"resu"#.utf8))
    #expect(!trail.isBetweenSentLines)
    trail.send(Array((#"me":"t9","after":3}"# + "\n").utf8))
    #expect(trail.isBetweenSentLines)
    #expect(trail.token == nil)
    trail.hear(Array((#"{"conversation":"C-9","seq":7}"# + "\n").utf8))
    #expect(trail.token == "t9")
  }

  @Test("whether the shop's words were asked for, and are to be asked for again")
  func words() {
    var trail = ConversationTrail()
    trail.send(Array((#"{"hello":{"language":"ja"}}"# + "\n").utf8))
    #expect(!trail.wantsWords)
    trail.send(Array((#"{"resume":"t","words":true}"# + "\n").utf8))
    #expect(trail.wantsWords)
    trail.lose()
    #expect(trail.wantsWords)
    trail.send(Array((#"{"hello":{"words":true}}"# + "\n").utf8))
    #expect(trail.wantsWords)
  }

  @Test("a desk that says it ends the connection is not looked for again")
  func endings() {
    #expect(heard(opened, #"{"seq":2,"event":"idle"}"#).isEnding)
    #expect(heard(opened, #"{"error":{"code":"closing","message":"x"}}"#).isEnding)
    #expect(!heard(opened, #"{"error":{"code":"try-later","message":"x"}}"#).isEnding)
  }
}
