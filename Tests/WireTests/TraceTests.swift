import Conversations
import Testing
import Text
import Wire

/// The line that closes a turn. Source: the protocol, "Trace".
@Suite struct TraceTests {
  private static let id = ConversationID(number: 1)
  /// Every field a traced turn has beside `turn`, `id`, `seq` and `state`, in the protocol's order.
  private static let fields = [
    "intent", "score", "alternatives", "requests", "miss", "clarify", "asks", "flows", "slots",
    "records", "suggested", "handoff", "language", "masked",
  ]

  /// The line of the turn that `events` end, after `before`.
  private func turn(_ before: [Event], _ events: [Event], trace: Bool = true) throws -> String {
    var state = ConversationState(Self.id, language: .ja)
    for event in before + events { state.apply(event) }
    let report = try #require(TurnReport(events, after: state))
    let bytes = CustomerReply.turn(report, trace: trace, zone: .japan)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasSuffix("\n"))
    return String(text.dropLast())
  }

  private var greeted: [Event] {
    [
      .opened(Self.id, .ja, at: Timestamp(milliseconds: 0)),
      .deskSaid(DeskLine(text: SafeText(shop: "いらっしゃいませ"), choices: [])),
      .ended(turn: 0, messageID: nil),
    ]
  }
  private func said(_ text: String, masked: Bool = false) -> Event {
    .customerSaid(CustomerLine(text: .clean(customer: text).text, masked: masked))
  }
  private func answered(_ text: String) -> Event {
    .deskSaid(DeskLine(text: SafeText(shop: text), choices: []))
  }

  @Test("a turn without trace is four fields; id is null when the message had none")
  func untraced() throws {
    let events = [said("hi"), answered("hello"), .ended(turn: 1, messageID: "c-17")]
    #expect(
      try turn(greeted, events, trace: false) == #"{"turn":1,"id":"c-17","seq":3,"state":"idle"}"#)
    #expect(
      try turn([], greeted, trace: false) == #"{"turn":0,"id":null,"seq":1,"state":"idle"}"#)
  }

  @Test("with trace every field is there in every turn, the greeting's too")
  func allThere() throws {
    #expect(
      try turn([], greeted)
        == #"{"turn":0,"id":null,"seq":1,"state":"idle","intent":null,"score":0,"alternatives":[],"#
        + #""requests":[],"miss":0,"clarify":[],"asks":null,"flows":[],"slots":{},"records":[],"#
        + #""suggested":[],"handoff":null,"language":"ja","masked":false}"#)
  }

  @Test("the protocol's own example, field by field")
  func example() throws {
    let damaged = try #require(IntentID("complaint-damaged"))
    let defective = try #require(IntentID("complaint-defective"))
    let order = try #require(OrderNumber("26110201"))
    let product = try #require(SKU("S104"))
    let resolution = try #require(SlotName("resolution"))
    let exchange = try #require(ChoiceID("exchange"))
    let events: [Event] = [
      said("割れていました"),
      .understood(
        Understanding(
          taken: .init(damaged, score: 9_300), alternatives: [.init(defective, score: 6_100)],
          requests: [damaged], reason: .nothing)),
      .began(damaged), .focused(.order(order)), .filled(.order, .order(order), line: 2),
      .filled(.product, .product(product), line: 2), .filled(.quantity, .number(1), line: 2),
      .filled(resolution, .choice(exchange), line: 2), answered("よろしいでしょうか"), .asked(.confirm),
      .ended(turn: 3, messageID: "c-17"),
    ]
    #expect(
      try turn(greeted, events)
        == #"{"turn":3,"id":"c-17","seq":3,"state":"asking","intent":"complaint-damaged","#
        + #""score":0.93,"alternatives":[{"intent":"complaint-defective","score":0.61}],"#
        + #""requests":["complaint-damaged"],"miss":0,"clarify":[],"asks":"confirm","#
        + #""flows":["complaint-damaged"],"slots":{"order":"26110201","product":"S104","#
        + #""quantity":1,"resolution":"exchange"},"records":[],"suggested":[],"handoff":null,"#
        + #""language":"ja","masked":false}"#)
  }

  @Test("a record, a case with its time, a product offered, and a masked message")
  func made() throws {
    let order = try #require(OrderNumber("26110201"))
    let product = try #require(SKU("S104"))
    let record = Record(
      number: RecordNumber(number: 7), kind: .exchange,
      fields: [SlotValue(.order, .order(order)), SlotValue(.product, .product(product))])
    let due = try #require(Timestamp("2026-11-21T15:00+09:00"))
    let handoff = Handoff(
      id: HandoffID(number: 12), kind: .case, queue: try #require(QueueName("security")),
      priority: .urgent, due: due, intent: nil)
    let events: [Event] = [
      said("4242424242424242", masked: true), .recorded(record), .handedOff(handoff),
      .suggested(product), answered("承りました"), .ended(turn: 1, messageID: nil),
    ]
    let line = try JSON.parse(turn(greeted, events)).get()
    #expect(
      line["records"]?.text
        == #"[{"kind":"exchange","number":"X-7","fields":{"order":"26110201","product":"S104"}}]"#)
    #expect(
      line["handoff"]?.text
        == #"{"id":"H-12","kind":"case","queue":"security","priority":"urgent","#
        + #""due":"2026-11-21T15:00:00+09:00"}"#)
    #expect(line["suggested"]?.text == #"["S104"]"#)
    #expect(line["masked"] == .bool(true))
    // A case is beside the chat, which stays with the desk.
    #expect(line["state"]?.string == "idle")
    #expect(line.members?.map(\.key) == ["turn", "id", "seq", "state"] + Self.fields)
    // Made in this turn, and in no later one.
    let next = try JSON.parse(
      turn(greeted + events, [said("x"), answered("y"), .ended(turn: 2, messageID: nil)])
    ).get()
    for field in ["records", "suggested"] { #expect(next[field]?.text == "[]") }
    #expect(next["handoff"] == .null)
    #expect(next["masked"] == .bool(false))
  }

  @Test("a chat that people take over is queued, without a due time")
  func handsOver() throws {
    let handoff = Handoff(
      id: HandoffID(number: 3), kind: .chat, queue: try #require(QueueName("orders")),
      priority: .high, due: nil, intent: nil)
    let events: [Event] = [
      said("x"), answered("y"), .handedOff(handoff), .ended(turn: 1, messageID: nil),
    ]
    let line = try JSON.parse(turn(greeted, events)).get()
    #expect(line["state"]?.string == "queued")
    #expect(
      line["handoff"]?.text
        == #"{"id":"H-3","kind":"chat","queue":"orders","priority":"high","due":null}"#)
    // While people have it, a turn says nothing but itself.
    let silent: [Event] = [said("z"), .ended(turn: 2, messageID: nil)]
    let next = try JSON.parse(turn(greeted + events, silent)).get()
    #expect(next["state"]?.string == "queued")
    #expect(next["seq"]?.int == 4)
    let joined = try turn(greeted + events + [.joined(agent: "佐藤")], silent)
    #expect(joined.contains(#""state":"agent""#))
  }

  @Test("which page is meant: the intents on offer, and clarify as what is asked")
  func clarifies() throws {
    let offered = try ["thanks", "greeting"].map { try #require(IntentID($0)) }
    let events: [Event] = [
      said("x"), answered("which?"), .asked(.clarify(offered)), .ended(turn: 1, messageID: nil),
    ]
    let line = try JSON.parse(turn(greeted, events)).get()
    #expect(line["clarify"]?.text == #"["thanks","greeting"]"#)
    #expect(line["asks"]?.string == "clarify")
    #expect(line["state"]?.string == "asking")
    // An answer that asks nothing anew has no `asks`, though the question stays open.
    let next = try JSON.parse(
      turn(greeted + events, [said("?"), answered("!"), .ended(turn: 2, messageID: nil)])
    ).get()
    #expect(next["asks"] == .null)
    #expect(next["clarify"]?.text == "[]")
    #expect(next["state"]?.string == "asking")
  }

  @Test("every name of a question is the protocol's")
  func questions() throws {
    let queue = try #require(QueueName("orders"))
    let names: [(Question, String)] = [
      (.slot(.order), "order"), (.identity, "identity"), (.confirm, "confirm"),
      (.consent(queue), "consent"), (.resume, "resume"), (.suggested, "suggested"),
      (.rating, "rating"), (.anythingElse, "anything-else"),
    ]
    for (question, name) in names {
      let events = [said("x"), answered("?"), .asked(question), .ended(turn: 1, messageID: nil)]
      let line = try JSON.parse(turn(greeted, events)).get()
      #expect(line["asks"]?.string == name)
    }
  }

  @Test("misses carry their step, a language its own name; flows are told bottom first")
  func missesAndFlows() throws {
    let (first, second) = (try #require(IntentID("a-b")), try #require(IntentID("c-d")))
    let missed: [Event] = [
      said("x"), .missed(2), .spoke(.en), answered("?"), .ended(turn: 1, messageID: nil),
    ]
    let line = try JSON.parse(turn(greeted + [.began(first), .began(second)], missed)).get()
    #expect(line["miss"]?.int == 2)
    #expect(line["language"]?.string == "en")
    #expect(line["intent"] == .null)
    #expect(line["score"]?.double == 0)
    #expect(line["flows"]?.text == #"["a-b","c-d"]"#)
  }

  @Test("values of slots are written for programs")
  func values() throws {
    let cases: [(Value, String)] = [
      (.product(try #require(SKU("S104"))), "\"S104\""),
      (.order(try #require(OrderNumber("26110201"))), "\"26110201\""), (.number(2), "2"),
      (.yen(4_800), "4800"), (.phone("09012345678"), "\"09012345678\""),
      (.email("a@example.jp"), "\"a@example.jp\""),
      (.date(try #require(CivilDate("2026-11-24"))), "\"2026-11-24\""),
      (.choice(try #require(ChoiceID("exchange"))), "\"exchange\""), (.flag(true), "true"),
      (.text(.clean(customer: "言った\nまま").text), "\"言った\\nまま\""), (.days(3...3), "3"),
      (.days(2...4), "[2,4]"), (.list([.number(1), .flag(false)]), "[1,false]"),
    ]
    for (value, expected) in cases { #expect(value.json.text == expected) }
  }

  @Test("what the desk would use: slots of the flow on top, product and order in focus")
  func slots() throws {
    let order = try #require(OrderNumber("26110201"))
    let product = try #require(SKU("S104"))
    let page = try #require(IntentID("a-b"))
    let before = greeted + [.focused(.product(product)), .focused(.order(order))]
    let end: [Event] = [said("x"), answered("y"), .ended(turn: 1, messageID: nil)]
    let idle = try JSON.parse(turn(before, end)).get()
    #expect(idle["slots"]?.text == #"{"order":"26110201","product":"S104"}"#)
    let other = try #require(SKU("S105"))
    let flow = before + [.began(page), .filled(.product, .product(other), line: 2)]
    let walking = try JSON.parse(turn(flow, end)).get()
    #expect(walking["slots"]?.text == #"{"order":"26110201","product":"S105"}"#)
  }
}
