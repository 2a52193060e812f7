import Conversations
import Testing
import Text
import Wire

@Suite struct AgentReplyTests {
  private func read(_ bytes: [UInt8]) throws -> JSON {
    try JSON.parse(String(decoding: bytes.dropLast(), as: UTF8.self)).get()
  }

  @Test("a line of a chat carries the desk's own time, and the choices that went with it")
  func said() throws {
    let at = try #require(Timestamp("2026-11-21T14:00:00+09:00"))
    let choice = Choice(label: SafeText(shop: "はい"), meaning: .yes)
    let line = DeskLine(text: SafeText(shop: "よろしいですか"), choices: [choice])
    let said = try read(
      AgentReply.said(
        TranscriptLine(seq: 3, event: .deskSaid(line), at: at), in: ConversationID(number: 1)))
    #expect(said["said"]?["at"]?.string == "2026-11-21T14:00:00+09:00")
    #expect(said["said"]?["choices"]?.array?.compactMap(\.string) == ["はい"])
  }

  @Test("a transcript names people as customers know them, and says what ended a turn of theirs")
  func people() throws {
    let at = try #require(Timestamp("2026-11-21T14:00:00+09:00"))
    let (sato, tanaka) = (try #require(AgentName("sato")), try #require(AgentName("tanaka")))
    let (id, queue) = (HandoffID(number: 1), try #require(QueueName("orders")))
    func entry(_ events: [Event]) -> Entry {
      Entry(conversation: ConversationID(number: 1), ordinal: 0, at: at, events: events)
    }
    let note = Note(by: tanaka, text: SafeText(shop: "x"))
    let lines = TranscriptLine.all(of: [
      entry([.tookUp(id, by: AgentIdentity(name: tanaka, shown: "田中")), .joined(agent: "田中")]),
      entry([.noted(note), .passedOn(id, queue, to: sato), .transferred(queue)]),
      entry([.tookUp(id, by: AgentIdentity(name: sato, shown: "佐藤"))]),
      entry([.left(agent: "佐藤"), .requeued(id)]), entry([.left(agent: "佐藤"), .gaveBack(sato)]),
    ])
    #expect(lines.map(\.people?.by) == [nil, "田中", "田中", nil, nil])
    #expect(lines[2].people?.to == "佐藤")
    #expect(lines.map(\.cause) == [nil, nil, nil, .lost, .gaveBack])
  }

  @Test("a notice may name its chat")
  func notice() throws {
    let plain = try read(AgentReply.notice("x", "y"))
    #expect(plain["notice"]?["conversation"] == nil)
    let told = try read(
      AgentReply.notice("customer-away", "y", about: ConversationID(number: 7)))
    #expect(told["notice"]?["conversation"]?.string == "C-7")
  }
}
