import Testing
import Text

@Suite struct NamesTests {
  @Test(
    "takes identifiers",
    arguments: ["a", "9", "order-status", "a--b", String(repeating: "a", count: 64)])
  func takesIdentifiers(text: String) {
    #expect(IntentID(text)?.text == text)
    #expect(SlotName(text)?.description == text)
    #expect(ChoiceID(text)?.text == text)
    #expect(QueueName(text)?.text == text)
  }

  @Test(
    "refuses what is no identifier",
    arguments: [
      "", "-", "-a", "a-", "Order", "a_b", "a b", "注文", "ａ", "a\n", "a.b",
      String(repeating: "a", count: 65),
    ])
  func refusesOthers(text: String) {
    #expect(IntentID(text) == nil)
    #expect(SlotName(text) == nil)
    #expect(ChoiceID(text) == nil)
    #expect(QueueName(text) == nil)
  }

  @Test("the names that the desk itself uses are identifiers")
  func knownNames() {
    for name in [
      IntentID.greeting, .thanks, .goodbye, .help, .repeat, .smallTalk, .notOurs, .humanAgent,
    ] { #expect(IntentID(name.text) == name) }
    for name in [
      SlotName.product, .variant, .quantity, .order, .email, .phone, .name, .address, .postalCode,
    ] { #expect(SlotName(name.text) == name) }
    #expect(RecordKind.allCases.allSatisfy { ChoiceID($0.rawValue) != nil })
  }

  @Test("takes 8 digits as an order number and nothing else")
  func orderNumbers() {
    #expect(OrderNumber("26110201")?.text == "26110201")
    for text in ["", "2611020", "261102011", "2611-0201", "２６１１０２０１", "2611020a", "+6110201"] {
      #expect(OrderNumber(text) == nil)
    }
  }

  @Test("takes product keys of letters, digits, hyphens and underscores")
  func skus() {
    for text in ["A", "TEE-01_b", "0", String(repeating: "x", count: 64)] {
      #expect(SKU(text)?.text == text)
    }
    for text in ["", "a b", "a.b", "商品", "a@", "a[", "a`", "a{", String(repeating: "x", count: 65)]
    {
      #expect(SKU(text) == nil)
    }
  }

  @Test("reads serial numbers as it writes them")
  func serials() {
    #expect(ConversationID("C-41")?.number == 41)
    #expect(HandoffID("H-12")?.description == "H-12")
    #expect(RecordNumber("X-999999999999999999")?.number == 999_999_999_999_999_999)
    for text in [
      "", "C-", "C-0", "C-01", "C--1", "C-+1", "c-1", "H-1", "C-1 ", "C-１", "C-1000000000000000000",
    ] {
      #expect(ConversationID(text) == nil)
    }
  }

  @Test("orders priorities and languages")
  func orders() {
    #expect(Priority.allCases.sorted(by: >) == [.urgent, .high, .normal, .low])
    #expect(Language.ja.other == .en && Language.en.other == .ja)
    let words = Bilingual(ja: "はい", en: "yes")
    #expect(words[.ja] == "はい" && words[.en] == "yes")
  }

  @Test("orders places by file, line and column; a stretch covers at least one character")
  func places() {
    let places = [("a", 1, 2), ("a", 2, 1), ("b", 1, 1)].map(FileLocation.init)
    #expect(places.reversed().sorted() == places)
    #expect(FileRange(places[0], length: 0).length == 1)
    #expect(FileRange(places[0], length: -3).length == 1)
  }
}
