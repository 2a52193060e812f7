import Testing
import Text

@testable import Pages

private func page(_ sections: String) throws -> Page {
  let text = GuidePage.whole(sections, language: .en)
  let loaded = GuideShop.load([GuidePage.path: text])
  let manual = try #require(loaded.manual, "\(loaded.text(.en))")
  return try #require(IntentID("guide").flatMap { manual[$0] })
}

private func rows(_ table: String, _ language: Language) throws -> [[String]] {
  try #require(try Guide(language).tables[table])
}

@Test("a guide names every heading of a page, in both languages", arguments: [Language.en, .ja])
func guideHeadings(language: Language) throws {
  let named = try rows("headings", language).flatMap { try $0.prefix(2).map(Guide.code) }
  #expect(named.allSatisfy { $0.hasPrefix("## ") })
  #expect(Set(named.map { String($0.dropFirst(3)) }) == Set(PageHeading.all))
  #expect(named.count == PageHeading.all.count)
}

@Test(
  "both spellings of an ask line in a guide mean the same, and all there is",
  arguments: [Language.en, .ja])
func guideAsks(language: Language) throws {
  var seen = Set<String>()
  for row in try rows("asks", language) {
    let both = try row.prefix(2).map { cell in
      let lines =
        "## Ask\n- product\n- \(try Guide.code(cell))\n- order, verified by email\n- contact-preference\n"
      let ask = try page(lines + "\n## Then\n- hand off to general").ask
      return Written.ask(try #require(ask.dropFirst().first))
    }
    #expect(both[0] == both[1])
    seen.formUnion(
      both[0].split(separator: " ").dropFirst().map { $0.prefix { $0 != "(" } }.map(String.init))
  }
  #expect(seen == ["by", "from-order", "or-orders", "optional", "if-said", "when", "of", "again"])
}

@Test(
  "both spellings of a condition in a guide mean the same, and all tests there are",
  arguments: [Language.en, .ja])
func guideConditions(language: Language) throws {
  let asks = "## Ask\n- order, verified by email\n- product\n- photo\n- quantity\n\n"
  var seen = Set<String>()
  for row in try rows("conditions", language) {
    let both = try row.prefix(2).map { cell in
      let heading = "## Answer \(try Guide.code(cell))\n- ja: あ\n- en: a\n\n"
      let made = try page(asks + heading + GuidePage.answer)
      return try #require(made.answers.first).condition
    }
    #expect(Written.condition(both[0]) == Written.condition(both[1]))
    for test in both[0].tests { seen.insert(name(of: test.relation)) }
  }
  #expect(seen.count == 10)
}

@Test("the moved days in both guides mean the same")
func guideDays() throws {
  let meanings = try Guide.all().map { guide in
    try #require(guide.lists["days"]).map { code in
      let asks = "## Ask\n- order, verified by email\n- product\n\n"
      // An order that has arrived: then its day is known.
      let arrived = "when order.status is delivered"
      let text = code.hasPrefix("{") ? code : "{product}"
      let heading = code.hasPrefix("{") ? arrived : code
      let made = try page(
        asks + "## Answer \(heading)\n- ja: \(text)です。\n- en: It is \(text).\n\n" + GuidePage.answer
      )
      let block = try #require(made.answers.first)
      return code.hasPrefix("{")
        ? Written.text(try #require(block.wording.en.first)) : Written.condition(block.condition)
    }
  }
  #expect(meanings[0] == meanings[1])
  #expect(
    meanings[0] == [
      "It is <order.delivered_date+8>.", "It is <today-1>.",
      "It is <order.order_date+desk.delivery_days>.", "order.promised_date<today-3",
    ])
}

/// A new relation must be named here, and so in the guides.
private func name(of relation: Pages.Test.Relation) -> String {
  switch relation {
  case .isOneOf: "is"
  case .isNoneOf: "is not"
  case .isKnown: "is known"
  case .isUnknown: "is unknown"
  case .isBefore: "is before"
  case .isAfter: "is after"
  case .isWithin: "is within"
  case .isLongerAgo: "is more than ago"
  case .isAtLeast: "is at least"
  case .isAtMost: "is at most"
  }
}

@Test(
  "both spellings of a step in a guide mean the same, and all steps there are",
  arguments: [Language.en, .ja])
func guideSteps(language: Language) throws {
  var seen = Set<String>()
  for row in try rows("steps", language) {
    let both = try row.prefix(2).map { cell in
      let made = try page("## Ask\n- product\n\n## Then\n- \(try Guide.code(cell))\n")
      return try #require(made.then.first)
    }
    #expect(Written.step(both[0]) == Written.step(both[1]))
    seen.insert(name(of: both[0].act))
  }
  #expect(seen.count == 8)
}

/// A new step must be named here, and so in the guides.
private func name(of act: Step.Act) -> String {
  switch act {
  case .handOff: "hand off"
  case .report: "report"
  case .askToConnect: "ask to connect"
  case .record: "record"
  case .related: "related"
  case .recommend: "recommend"
  case .goTo: "go to"
  case .askAgain: "ask again"
  }
}

@Test(
  "a guide lists every kind of slot, record, word and blank there is",
  arguments: [Language.en, .ja])
func guideLists(language: Language) throws {
  let lists = try Guide(language).lists
  #expect(Set(try #require(lists["kinds"])) == Set(SlotKind.allCases.map(\.rawValue)))
  // Agents alone make these two; `check` says so.
  let records = RecordKind.allCases.filter { $0 != .refund && $0 != .goodwillPoints }
  #expect(Set(try #require(lists["records"])) == Set(records.map(\.rawValue)))
  #expect(Set(try #require(lists["given"])) == Set(GivenWord.allCases.map { "{\($0.rawValue)}" }))
  let words = try #require(lists["words"])
  #expect(words.count == 2 * (WordList.allCases.count + 1))
  for heading in words {
    let isConcepts = ["Concepts", "同じ意味の言葉"].contains(heading)
    let text = "## \(heading)\n- \(isConcepts ? "thing / もの = " : "")さんぷる\n"
    let book = try #require(GuideShop.load(words: text).manual?.words)
    #expect(book.concepts.count + book.lists.count == 1, "\(heading)")
  }
}

// MARK: Facts

/// How a guide says when a fact is known.
private func known(_ certainty: ShopColumns.Certainty, _ language: Language) -> String {
  let words: (String, String) =
    switch certainty {
    case .always: ("always", "いつも")
    case .with(let column): ("with \(column)", "\(column) があれば")
    case .status(["delivered"]): ("when delivered", "お届け済みのとき")
    case .status: ("once sent", "発送後")
    case .maybe: ("if filled in", "あれば")
    }
  return language == .en ? words.0 : words.1
}

@Test(
  "a guide's table of facts holds exactly the facts there are, and when they are known",
  arguments: [Language.en, .ja])
func guideFacts(language: Language) throws {
  var expected: [String: String] = [:]
  for (owner, columns) in ShopColumns.columns {
    for column in columns {
      let fact = FactName(owner, column.name)
      if !ShopColumns.hidden.contains(fact) {
        expected[fact.description] = known(column.certainty, language)
      }
    }
  }
  // The shop's own: what `desk.` and `today` stand for.
  let always = known(.always, language)
  expected.merge(["desk.name": always, "desk.RULE": always, "today": always]) { $1 }
  let table = try rows("facts", language)
  var named: [String: String] = [:]
  for row in table {
    try #require(row.count == 4)
    let fact = try Guide.code(row[0])
    #expect(named.updateValue(row[3], forKey: fact) == nil, "twice: \(fact)")
  }
  #expect(named == expected)
}

@Test(
  "the Japanese names in a guide's table of facts are those of slots.md",
  arguments: [Language.en, .ja])
func guideFactNames(language: Language) throws {
  let loaded = ManualLoader.load(
    try Trees.house(), root: "Intents", today: Shop.today, checks: false)
  let manual = try #require(loaded.manual)
  var titles = ["today": "今日"]
  for slot in manual.slots {
    for fact in slot.facts where !fact.titleJa.isEmpty {
      titles[fact.name.description] = slot.title.ja + "." + fact.titleJa
    }
  }
  for row in try rows("facts", language) {
    let fact = try Guide.code(row[0])
    #expect((row[1].isEmpty ? nil : try Guide.code(row[1])) == titles[fact], "\(fact)")
  }
}

@Test("the guides' shop names nothing that the demo shop does not have")
func guideShopNames() throws {
  let house = try #require(
    ManualLoader.load(try Trees.house(), root: "Intents", today: Shop.today, checks: false).manual)
  let small = try #require(GuideShop.load().manual)
  for slot in small.slots {
    let real = try #require(house[slot.name], "\(slot.name)")
    #expect(real.title.ja == slot.title.ja && real.kind == slot.kind, "\(slot.name)")
    for choice in slot.choices {
      #expect(real.choices.contains { $0.id == choice.id }, "\(choice.id)")
    }
    for fact in slot.facts {
      let other = try #require(real.facts.first { $0.name == fact.name }, "\(fact.name)")
      #expect(other.titleJa == fact.titleJa, "\(fact.name)")
      for choice in fact.choices {
        #expect(
          other.choices.contains { $0.id == choice.id && $0.words == choice.words }, "\(choice.id)")
      }
    }
  }
  for concept in small.words.concepts {
    #expect(
      house.words.concepts.contains { $0.name == concept.name && $0.nameJa == concept.nameJa })
  }
  for queue in small.desk.queues {
    #expect(house.desk.queues.contains { $0.name == queue.name }, "\(queue.name)")
  }
}
