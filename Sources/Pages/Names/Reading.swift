import Text

/// What the parsers of one file share: the names they may meet, and where problems go.
final class Reading {
  let names: KnownNames
  let reporter: Reporter
  /// `## Table NAME` of this page: the name and result columns as written, by folded name.
  var tables: [String: (name: String, columns: [String: String])] = [:]
  /// Whether a table of this page lacks its name: whatever is named may be meant for it.
  var hasNamelessTable = false
  /// `## List NAME` of this page, by folded name.
  var lists: [String: String] = [:]
  /// Words that the desk fills in here.
  var given: Set<GivenWord> = []
  /// Every term read from braces of a text since this was last emptied.
  var uses: [TermUse] = []

  init(names: KnownNames, reporter: Reporter) {
    self.names = names
    self.reporter = reporter
  }

  func report(_ problem: some Problem, at stretch: Stretch) {
    reporter.report(problem, at: stretch)
  }
}

/// A term named in a text the desk says, and its brace.
struct TermUse: Hashable, Sendable {
  let term: Term
  let range: FileRange
}

extension Reading {
  /// The term that `stretch` names; `place` is where a problem is shown (its brace).
  func term(_ stretch: Stretch, at place: Stretch? = nil) -> Term? {
    let bare = stretch.trimmed.withoutBraces
    let key = bare.folded
    let place = place ?? bare
    if key.isEmpty {
      report(NameProblem.emptyName, at: place)
      return nil
    }
    if key == "today" || key == "今日" || key == "本日" { return .today }
    if let dot = bare.find(".") {
      return fact(bare.upTo(dot).trimmed, bare.from(dot + 1).trimmed, at: place)
    }
    if let word = given.first(where: { $0.rawValue == key }) { return .given(word) }
    if let slot = names.slot(key) { return .slot(slot) }
    if let list = lists[key] { return .list(list) }
    if let slot = SlotName(key), !names.knowsSlots { return .slot(slot) }
    if tables[key] != nil {
      report(NameProblem.tableWithoutColumn(bare.text), at: place)
      return nil
    }
    if GivenWord(rawValue: key) != nil {
      report(NameProblem.givenElsewhere(bare.text), at: place)
      return nil
    }
    if let fact = dotForgotten(key) {
      report(NameProblem.unknownSlot(bare.text, nearest: fact), at: place)
      return nil
    }
    let known = names.slotNames + lists.keys.sorted() + given.map(\.rawValue).sorted()
    report(
      NameProblem.unknownSlot(bare.text, nearest: Nearest.name(to: bare.text, in: known)),
      at: place)
    return nil
  }

  /// `order-status` with the dot that is meant: `order.status`; nil where no fact is.
  private func dotForgotten(_ key: String) -> String? {
    for (at, mark) in zip(key.indices, key) where mark == "-" || mark == "_" || mark == " " {
      let column = key[key.index(after: at)...].replacing("-", with: "_").replacing(" ", with: "_")
      guard let owner = names.owner(String(key[..<at])),
        let fact = names.fact(owner, String(column))
      else { continue }
      return fact.description
    }
    return nil
  }

  private func fact(_ owner: Stretch, _ column: Stretch, at place: Stretch) -> Term? {
    let key = column.folded
    if let table = tables[owner.folded] {
      if let found = table.columns[key] { return .cell(table: table.name, column: found) }
      let known = table.columns.values.sorted()
      report(
        NameProblem.unknownFact(
          owner.text + "." + column.text,
          nearest: Nearest.name(to: column.text, in: known).map { owner.text + "." + $0 }),
        at: place)
      return nil
    }
    guard let ownerName = names.owner(owner.folded) else {
      if !names.knowsSlots { return .fact(FactName(owner.folded, key)) }
      if hasNamelessTable { return .cell(table: owner.text, column: column.text) }
      let known =
        ["product", "variant", "order", "cart", "desk", "record", "report"]
        + tables.values.map(\.name).sorted() + names.slotNames
      report(
        NameProblem.unknownFact(
          owner.text + "." + column.text,
          nearest: Nearest.name(to: owner.text, in: known).map { $0 + "." + column.text }),
        at: place)
      return nil
    }
    if ShopColumns.hidden.contains(FactName(ownerName, key)) {
      report(NameProblem.hiddenFact("\(ownerName).\(key)"), at: place)
      return nil
    }
    guard let fact = names.fact(ownerName, key) else {
      if ownerName == "desk" ? !names.knowsQueues : !names.knowsSlots {
        return .fact(FactName(ownerName, key))
      }
      let nearest = Nearest.name(to: column.text, in: names.factNames(of: ownerName))
      report(
        ownerName == "desk"
          ? NameProblem.unknownRule(column.text, nearest: nearest)
          : NameProblem.unknownFact(
            owner.text + "." + column.text, nearest: nearest.map { owner.text + "." + $0 }),
        at: place)
      return nil
    }
    return .fact(fact)
  }
}

extension Stretch {
  /// What stands between `{` and `}`; itself without them.
  var withoutBraces: Stretch {
    guard hasPrefix("{"), hasSuffix("}"), upper - lower >= 2 else { return self }
    return part(lower + 1, upper - 1).trimmed
  }
}
