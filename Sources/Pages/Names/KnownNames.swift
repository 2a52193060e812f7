import Text

/// Every name that pages may use, as the tree's other files give them. Keys are folded.
struct KnownNames: Sendable {
  private(set) var slots: [SlotName: SlotDefinition] = [:]
  private var slotKeys: [String: SlotName] = [:]
  private var concepts: [String: ConceptName] = [:]
  private var queues: Set<String> = []
  private var intents: [String: IntentID] = [:]
  private(set) var rules: [String: Value] = [:]
  private var productColumns: Set<String> = []
  private(set) var catalogue = Catalogue([])
  /// False where the file is missing or broken: then nothing is called unknown for its sake.
  var knowsSlots = false
  var knowsQueues = false
  var knowsConcepts = false
  var knowsProducts = false

  mutating func add(slots definitions: [SlotDefinition]) {
    for slot in definitions where slots[slot.name] == nil {
      slots[slot.name] = slot
      slotKeys[slot.name.text] = slot.name
      if slotKeys[Marks.folded(slot.title.ja)] == nil {
        slotKeys[Marks.folded(slot.title.ja)] = slot.name
      }
    }
  }
  mutating func add(concepts list: [Concept]) {
    for concept in list {
      concepts[Marks.folded(concept.name.text)] = concept.name
      if let ja = concept.nameJa { concepts[Marks.folded(ja.text)] = concept.name }
    }
  }
  mutating func add(queues list: [QueueName]) { queues.formUnion(list.map(\.text)) }
  mutating func add(intents list: [IntentID]) { for id in list { intents[id.text] = id } }
  mutating func add(rules list: [String: Value]) { rules.merge(list) { first, _ in first } }
  mutating func add(catalogue: Catalogue, columns: [String]) {
    self.catalogue = catalogue
    productColumns.formUnion(columns.map(Marks.folded))
  }

  func slot(_ key: String) -> SlotName? { slotKeys[key] }
  func concept(_ key: String) -> ConceptName? { concepts[key] }
  func queue(_ key: String) -> QueueName? { queues.contains(key) ? QueueName(key) : nil }
  func intent(_ key: String) -> IntentID? { intents[key] }

  var slotNames: [String] { slotKeys.keys.sorted() }
  var conceptNames: [String] { concepts.keys.sorted() }
  var queueNames: [String] { queues.sorted() }
  var intentNames: [String] { intents.keys.sorted() }

  // MARK: Facts

  private static let owners = ["cart", "desk", "record", "report"]

  /// The owner of facts that `key` names: a slot with facts, or one of the desk's own.
  func owner(_ key: String) -> String? {
    if Self.owners.contains(key) { return key }
    if let slot = slotKeys[key]?.text { return slot }
    return ShopColumns.columns[key] == nil ? nil : key
  }

  /// The fact that `owner` calls `key`; nil when there is none.
  func fact(_ owner: String, _ key: String) -> FactName? {
    if owner == "desk" {
      return key == "name" || rules[key] != nil ? FactName(owner, key) : nil
    }
    if let definition = facts(of: owner).first(where: {
      Marks.folded($0.name.column) == key || Marks.folded($0.titleJa) == key
    }) {
      return definition.name
    }
    if let column = ShopColumns.column(owner, key) { return FactName(owner, column.name) }
    return owner == "product" && productColumns.contains(key) ? FactName(owner, key) : nil
  }

  /// Whether the shop's files have a column for a fact, so that it is ever known.
  func hasColumn(_ fact: FactName) -> Bool {
    ShopColumns.column(fact.owner, fact.column) != nil
      || fact.owner == "product" && (!knowsProducts || productColumns.contains(fact.column))
  }

  func facts(of owner: String) -> [FactDefinition] {
    SlotName(owner).flatMap { slots[$0] }?.facts ?? []
  }

  func definition(of fact: FactName) -> FactDefinition? {
    facts(of: fact.owner).first { $0.name == fact }
  }

  /// What may stand behind `owner.`.
  func factNames(of owner: String) -> [String] {
    if owner == "desk" { return ["name"] + rules.keys.sorted() }
    let named = facts(of: owner).flatMap { [$0.name.column, $0.titleJa] }.filter { !$0.isEmpty }
    let known = (ShopColumns.columns[owner] ?? []).map(\.name)
    return named + known + (owner == "product" ? productColumns.sorted() : [])
  }

  // MARK: Values

  /// The closed list that a term's value comes from; nil for an open one.
  func choices(of term: Term) -> [ChoiceDefinition]? {
    switch term {
    case .slot(let name):
      guard let slot = slots[name] else { return nil }
      switch slot.kind {
      case .choice, .choiceOrText: return slot.choices
      case .pattern, .product, .variant, .order, .email, .phone, .date, .amount, .number, .name,
        .address, .text, .yesNo:
        return nil
      }
    case .fact(let fact):
      if let choices = definition(of: fact)?.choices, !choices.isEmpty { return choices }
      guard case .closed(let ids) = ShopColumns.column(fact.owner, fact.column)?.kind else {
        return nil
      }
      return ids.compactMap(ChoiceID.init).map {
        ChoiceDefinition(id: $0, words: Bilingual(ja: "", en: ""), also: [])
      }
    case .cell, .list, .today, .given: return nil
    }
  }
}
