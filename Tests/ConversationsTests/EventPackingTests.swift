import Testing
import Text

@testable import Conversations

@Suite struct EventPackingTests {
  @Test("gives back every kind of event", arguments: 0..<RandomEvents.kinds)
  func everyKind(kind: Int) throws {
    for seed in 0..<50 {
      var random = RandomEvents(seed: UInt64(seed))
      let events = [random.event(kind: kind), random.event(kind: kind)]
      #expect(try EventPacking.unpack(EventPacking.pack(events)) == events)
    }
  }

  @Test("gives each kind of event a tag of its own")
  func tags() {
    let tags = (0..<RandomEvents.kinds).map { kind in
      var random = RandomEvents(seed: 1)
      return EventPacking.pack([random.event(kind: kind)])[2]
    }
    // A new kind gets its tag in the packer, or that does not compile; and here its samples.
    #expect(Set(tags) == Set(EventTag.allCases.map(\.rawValue)))
    #expect(EventTag.allCases.map(\.rawValue) == Array(1...UInt8(RandomEvents.kinds)))
  }

  @Test("gives back whole turns, none included", arguments: 0..<200)
  func turns(seed: Int) throws {
    var random = RandomEvents(seed: UInt64(seed))
    let events = (0..<seed % 20).map { _ in random.event() }
    #expect(try EventPacking.unpack(EventPacking.pack(events)) == events)
  }

  @Test("keeps the bytes that were once written")
  func lasting() throws {
    let events: [Event] = [
      .customerSaid(CustomerLine(text: SafeText(stored: "返品"), masked: false)),
      .filled(.order, .order(OrderNumber("26110201")!), line: 1),
      .ended(turn: 1, messageID: nil),
    ]
    let bytes: [UInt8] =
      [1, 3, 1, 6] + Array("返品".utf8) + [0, 18, 5] + Array("order".utf8) + [6, 8]
      + Array("26110201".utf8) + [2, 34, 2, 0]
    #expect(EventPacking.pack(events) == bytes)
    #expect(try EventPacking.unpack(bytes) == events)
  }

  @Test("keeps the bytes that were once written of what people do")
  func lastingPeople() throws {
    let sato = try #require(AgentName("sato"))
    let chat = HandoffID(number: 12)
    let name = [4] + Array("sato".utf8)
    let events: [Event] = [
      .tookUp(chat, by: AgentIdentity(name: sato, shown: "佐藤")), .requeued(chat),
      .passedOn(chat, QueueName("orders")!, to: sato), .gaveBack(sato),
      .wrappedUp(sato, AgentClosing(code: .followUp, by: .mail, deskShouldHaveKnown: true)),
      .answeredCase(
        chat, by: sato,
        CaseAnswer(by: .phone, outcome: .noAnswer, text: SafeText(stored: "x"))),
      .readBy(sato), .tookPages(Generation(number: 3)),
    ]
    var bytes: [UInt8] = [1, 8, 36, 24] + name + [6] + Array("佐藤".utf8) + [37, 24, 38, 24, 6]
    bytes += Array("orders".utf8) + [1] + name + [40] + name + [41] + name + [9]
    bytes += Array("follow-up".utf8) + [0, 1, 4] + Array("mail".utf8) + [1, 42, 24] + name + [5]
    bytes += Array("phone".utf8) + [9] + Array("no-answer".utf8) + [1, 0x78, 43] + name + [44, 6]
    #expect(EventPacking.pack(events) == bytes)
    #expect(try EventPacking.unpack(bytes) == events)
  }

  @Test("names the newer program for a newer format, and for an unknown tag anywhere")
  func newer() {
    #expect(throws: PackingError.newerFormat(version: 2)) { try EventPacking.unpack([2, 0]) }
    #expect(throws: PackingError.unknownTag(what: "event", tag: 200, at: 2)) {
      try EventPacking.unpack([1, 1, 200])
    }
    // A value with tag 99 in `focused`.
    #expect(throws: PackingError.unknownTag(what: "value", tag: 99, at: 3)) {
      try EventPacking.unpack([1, 1, 23, 99])
    }
    for error in [
      PackingError.newerFormat(version: 2), .unknownTag(what: "event", tag: 200, at: 2),
    ] {
      #expect(error.words.en.contains("newer program") && error.words.en.contains("format"))
      #expect(error.words.ja.contains("新しい版"))
    }
  }

  @Test(
    "refuses what ends early, is too long, or no text",
    arguments: [
      ([], .endsEarly(at: 0)), ([1], .endsEarly(at: 1)), ([1, 0, 0], .bytesLeft(at: 2)),
      ([1, 255, 255, 255, 255, 15], .outOfRange(what: "length", at: 1)),
      (
        [1, 1, 12, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2],
        .outOfRange(what: "number", at: 12)
      ),
      ([1, 1, 5, 2, 0xC3, 0x28], .badText(what: "text", at: 3)),
      ([1, 1, 16, 1, 0x5F], .badText(what: "intent", at: 3)),
      ([1, 1, 23, 12, 2, 0], .outOfRange(what: "days", at: 3)),
      ([1, 1, 36, 2, 1, 0x5F], .badText(what: "agent", at: 4)),
      ([1, 1, 41, 1, 0x61, 1, 0x78], .badText(what: "closing", at: 5)),
    ] as [([UInt8], PackingError)])
  func damaged(bytes: [UInt8], error: PackingError) {
    #expect(throws: error) { try EventPacking.unpack(bytes) }
  }

  @Test("reads a list in a list up to its bound, and refuses what lies deeper")
  func depth() throws {
    var value = Value.number(7)
    for _ in 0..<16 { value = .list([value]) }
    #expect(try EventPacking.unpack(EventPacking.pack([.focused(value)])) == [.focused(value)])
    let deeper = Event.focused(.list([value, .yen(1)]))
    let read = try EventPacking.unpack(EventPacking.pack([deeper]))
    #expect(read != [deeper])
    let lists = [UInt8](repeating: 0, count: 40).flatMap { _ in [14, 1] as [UInt8] }
    #expect(throws: PackingError.tooDeep(at: 35)) {
      try EventPacking.unpack([1, 1, 23] + lists + [13, 1])
    }
  }

  @Test("never traps on bytes that something changed, and what it reads can be written again")
  func mutated() throws {
    var random = RandomEvents(seed: 2026)
    var readable = 0
    for _ in 0..<20_000 {
      var bytes = EventPacking.pack((0..<3).map { _ in random.event() })
      for _ in 0...random.below(3) {
        switch random.below(3) {
        case 0: bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(random.below(bytes.count)...)
        default: bytes.insert(UInt8(random.below(256)), at: random.below(bytes.count))
        }
        if bytes.isEmpty { bytes = [1] }
      }
      guard let events = try? EventPacking.unpack(bytes) else { continue }
      readable += 1
      #expect(try EventPacking.unpack(EventPacking.pack(events)) == events)
    }
    #expect(readable > 0)
  }

  @Test("reads 200 events in a blink")
  func speed() throws {
    var random = RandomEvents(seed: 5)
    let bytes = EventPacking.pack((0..<200).map { _ in random.event() })
    let rounds = 20
    let taken = try ContinuousClock().measure {
      for _ in 0..<rounds { _ = try EventPacking.unpack(bytes) }
    }
    // A build for debugging is some twenty times slower than the one that is shipped.
    #expect(taken / rounds < .milliseconds(20))
  }
}

@Suite struct FieldsAndOrdersPackingTests {
  @Test("gives back the fields of a record", arguments: 0..<50)
  func fields(seed: Int) throws {
    var random = RandomEvents(seed: UInt64(seed))
    let fields = random.list { SlotValue($0.slot(), $0.value()) }
    #expect(try FieldsPacking.unpack(FieldsPacking.pack(fields)) == fields)
  }

  @Test("gives back an order, and refuses it when it is cut anywhere")
  func order() throws {
    let order = Order(
      number: OrderNumber("26111101")!, email: "haruno@example.jp", phone: "", name: "春野 さくら",
      status: .outForDelivery,
      items: [
        OrderItem(product: SKU("TN-101")!, variant: VariantName("120mL/120mL"), quantity: 1),
        OrderItem(product: SKU("CL-105")!, variant: nil, quantity: 2),
      ],
      orderDate: CivilDate("2026-11-18")!, promisedDate: CivilDate("2026-11-22")!,
      others: ["total_jpy": .yen(5_610), "carrier": .text(SafeText(stored: "TSUBAME"))],
      note: "置き配")
    let bytes = OrderPacking.pack(order)
    #expect(try OrderPacking.unpack(bytes) == order)
    for end in bytes.indices {
      #expect(throws: PackingError.self) { try OrderPacking.unpack(Array(bytes[..<end])) }
    }
  }
}
