import Foundation
import Pages
import Text

@testable import Matching

/// Manuals for tests, from phrases as pages write them.
enum TestManual {
  static let today = CivilDate("2026-11-21") ?? .epoch
  static let place = FileRange(FileLocation(file: "Intents/test.md", line: 1, column: 1), length: 1)

  static func manual(
    _ pages: [(id: String, phrases: [String])], elsewhere: [String: [(String, String)]] = [:],
    concepts: [Concept] = [], lists: [WordList: [String]] = [:], catalogue: Catalogue = shop,
    slots: [SlotDefinition] = slots, shift: (unknown: Int, choice: Int) = (0, 0)
  ) -> Manual {
    var limits = DeskSettings.Limits(queue: queue)
    limits.unknownShift = shift.unknown
    limits.choiceShift = shift.choice
    let desk = DeskSettings(
      name: Bilingual(ja: "みずたま商店", en: "Mizutama Store"), mail: nil, zone: .japan,
      languages: [.ja, .en],
      hours: .init(weekdays: Array(repeating: nil, count: 7), closed: []), queues: [], rules: [:],
      limits: limits, lines: [:], wordRules: [])
    return Manual(
      desk: desk, slots: slots, words: WordBook(concepts: concepts, lists: lists),
      catalogue: catalogue,
      pages: pages.compactMap { page in
        IntentID(page.id).map { id in
          Page(
            id: id, file: "Intents/\(page.id).md", area: "test",
            title: Bilingual(ja: page.id, en: page.id), prose: Bilingual(ja: "", en: ""),
            phrases: page.phrases.map(phrase),
            elsewhere: (elsewhere[page.id] ?? []).compactMap { text, other in
              IntentID(other).map { Elsewhere(phrase: phrase(text), intent: $0) }
            },
            atOnce: nil, ask: [], readBack: nil, tables: [], lists: [], answers: [], then: [],
            checks: [])
        }
      })
  }

  static func phrase(_ source: String) -> Phrase {
    let parts = source.components(separatedBy: " + ").map { part in
      var scalars = Array(part)[...]
      return nodes(&scalars)
    }
    return Phrase(
      parts: parts, language: Language.guess(from: source), source: source, at: place)
  }

  private static func nodes(_ rest: inout ArraySlice<Character>) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    var words = ""
    func close() {
      if !words.isEmpty { nodes.append(.words(words)) }
      words = ""
    }
    while let next = rest.first, next != "|", next != ")", next != "]" {
      rest.removeFirst()
      switch next {
      case "(", "[":
        close()
        var branches = [Self.nodes(&rest)]
        while rest.first == "|" {
          rest.removeFirst()
          branches.append(Self.nodes(&rest))
        }
        if !rest.isEmpty { rest.removeFirst() }
        if next == "[" { branches.append([]) }
        nodes.append(.oneOf(branches))
      case "{":
        close()
        let name = String(rest.prefix { $0 != "}" })
        rest = rest.dropFirst(name.count + 1)
        if let slot = SlotName(name), slots.contains(where: { $0.name == slot }) {
          nodes.append(.slot(slot))
        } else {
          nodes.append(.concept(ConceptName(name)))
        }
      case "…":
        close()
        nodes.append(.gap)
      default: words.append(next)
      }
    }
    close()
    return nodes
  }

  static let queue = QueueName("general")!

  static func concept(_ name: String, _ members: [String]) -> Concept {
    Concept(
      name: ConceptName(name), nameJa: nil,
      members: members.map {
        .init(text: $0.hasSuffix("*") ? String($0.dropLast()) : $0, isStem: $0.hasSuffix("*"))
      })
  }

  static func slot(
    _ name: String, _ kind: SlotKind, pattern: SlotPattern? = nil,
    choices: [(String, String, String, [String])] = []
  ) -> SlotDefinition {
    SlotDefinition(
      name: SlotName(name)!, title: Bilingual(ja: titles[name] ?? name, en: name), kind: kind,
      pattern: pattern,
      choices: choices.map {
        ChoiceDefinition(id: ChoiceID($0.0)!, words: Bilingual(ja: $0.1, en: $0.2), also: $0.3)
      },
      ask: Wording(ja: [], en: []), example: Bilingual(ja: "", en: ""), facts: [], at: place)
  }

  private static let titles = [
    "order": "注文", "product": "商品", "quantity": "個数", "resolution": "ご希望の対応", "name": "お名前",
    "charge-date": "ご請求日", "delivery-date": "お届け希望日",
  ]

  static let slots: [SlotDefinition] = [
    slot("order", .order), slot("product", .product), slot("variant", .variant),
    slot("email", .email), slot("phone", .phone), slot("name", .name), slot("address", .address),
    slot("quantity", .number), slot("charge-date", .date), slot("delivery-date", .date),
    slot("charge-amount", .amount), slot("photo", .yesNo), slot("note", .text),
    slot(
      "postal-code", .pattern,
      pattern: SlotPattern(parts: [.digits(3...3), .exactly("-"), .digits(4...4)])),
    slot(
      "resolution", .choice,
      choices: [
        ("exchange", "交換", "exchange", ["取り替え", "新しいもの", "replacement", "swap"]),
        (
          "return", "返品・返金", "return for a refund",
          ["返品", "返したい", "send it back", "返金", "refund", "money back"]
        ),
      ]),
    slot(
      "reason", .choiceOrText,
      choices: [
        ("damaged", "破損", "damaged", []), ("size", "サイズ", "size", []),
      ]),
  ]

  static func product(
    _ sku: String, _ ja: String, _ en: String, _ aliases: [String] = [],
    variants: [(String, String, String)] = []
  ) -> Product {
    Product(
      sku: SKU(sku)!, category: ChoiceID("cosmetic")!, name: Bilingual(ja: ja, en: en),
      aliases: aliases, priceYen: 1_000,
      variants: variants.map {
        .init(name: VariantName($0.0), words: Bilingual(ja: $0.1, en: $0.2), stock: 3)
      }, goesWith: [], facts: [:])
  }

  static let shop = Catalogue([
    product("rose-lotion", "うるおいローズ化粧水", "Rose Moist Lotion", ["ローズローション", "rose lotion"]),
    product("yuzu-lotion", "ゆず化粧水", "Yuzu Lotion"),
    product("night-cream", "夜用クリーム", "Night Repair Cream", ["ナイトクリーム"]),
    product(
      "linen-shirt", "リネンシャツ", "Linen Shirt", [],
      variants: [("ネイビー/navy-M", "ネイビー-M", "navy-M"), ("白/white-L", "白-L", "white-L")]),
    product("serum", "美容液セラム", "Bright Serum"),
  ])

  static func text(_ raw: String) -> SafeText { SafeText.clean(customer: raw).text }
}

extension Matcher {
  func outcome(_ raw: String) -> (Match.Outcome, String?) {
    let match = match(TestManual.text(raw), today: TestManual.today)
    return (match.outcome, match.requests.first?.intent.text)
  }
}
