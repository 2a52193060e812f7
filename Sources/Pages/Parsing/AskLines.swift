import Text

extension Reading {
  /// One line of `## Ask` without its wording: `order, verified by email or phone`.
  func askLine(_ stretch: Stretch, wording: Wording?) -> AskLine? {
    let body = stretch.trimmed
    let errors = reporter.errors
    var parts = body.split(on: ",")
    var line = AskParts()
    // `注文の商品から` alone names its slot too.
    if let first = parts.first, Self.fromOrder.contains(first.folded),
      first.folded != "from the order"
    {
      line.slot = .product
      line.source = .fromOrder
    } else if let first = parts.first {
      if names.slot(first.withoutBraces.folded) == nil, let mended = commaForgotten(first) {
        report(PartProblem.commaForgotten(mended), at: first)
      } else {
        line.slot = slot(first)
      }
    }
    parts.removeFirst()
    var index = 0
    while index < parts.count {
      let part = parts[index]
      let tail = body.from(part.lower)
      if part.hasPrefix("when ") {
        line.condition = condition(tail)
        break
      }
      if !take(part, into: &line) {
        if tail.hasSuffix("とき") || tail.hasSuffix("の場合") {
          line.condition = condition(tail)
          break
        }
        // `one of a, b or c`, `A、B か C から`: the comma stands inside the list.
        if line.takesMoreChoices, let more = choices(part, of: line.slot, quietly: true) {
          line.oneOf += more
        } else if let end = parts[index...].firstIndex(where: { $0.hasSuffix("から") }),
          let list = body.part(part.lower, parts[end].upper).dropping(suffix: "から"),
          let more = choices(list, of: line.slot, quietly: true)
        {
          line.oneOf += more
          index = end
        } else if part.isEmpty {
          report(PartProblem.emptyAskPart, at: body)
        } else {
          report(
            PartProblem.unknownAskPart(
              part.text, nearest: part.nearestStart(among: Self.modifiers)), at: part)
        }
      }
      index += 1
    }
    guard let slot = line.slot, reporter.errors == errors else { return nil }
    return AskLine(
      slot: slot, need: line.need, source: line.source, verifiedBy: line.verifiedBy,
      oneOf: line.oneOf, again: line.again, condition: line.condition ?? .always, wording: wording,
      at: body.range)
  }

  private struct AskParts {
    var slot: SlotName?
    var need = AskLine.Need.required
    var source = AskLine.Source.open
    var verifiedBy: [SlotName] = []
    var oneOf: [ChoiceID] = []
    var again: SlotName?
    var condition: Condition?
    /// Whether the last part was a `one of`.
    var takesMoreChoices = false
  }

  private static let fromOrder: Set = ["from the order", "注文の商品から", "注文から"]
  private static let orOrders: Set = ["or the order's", "または注文のもの", "注文のものでも"]
  private static let modifiers = [
    "optional", "if said", "from the order", "or the order's", "verified by", "one of",
    "again from", "when", "任意", "言われたときだけ", "注文の商品から", "または注文のもの", "で本人確認", "からもう一度", "のとき",
  ]

  /// Takes one part behind the slot; false when it is none that is known.
  private func take(_ part: Stretch, into line: inout AskParts) -> Bool {
    let key = part.folded
    switch key {
    case "optional", "任意": line.need = .optional
    case "if said", "言われたときだけ": line.need = .ifSaid
    case _ where Self.fromOrder.contains(key): line.source = .fromOrder
    case _ where Self.orOrders.contains(key): line.source = .orOrders
    default:
      if let proofs = part.dropping(word: "verified by") ?? part.dropping(suffix: "で本人確認") {
        line.verifiedBy = alternatives(proofs) { names.slot($0.withoutBraces.folded) != nil }
          .compactMap(proof)
      } else if let first = part.dropping(word: "again from")
        ?? part.dropping(suffix: "からもう一度")
      {
        line.again = slot(first)
      } else if let list = part.dropping(word: "one of") {
        line.oneOf += choices(list, of: line.slot, quietly: false) ?? []
        line.takesMoreChoices = true
      } else if let list = part.dropping(suffix: "から"), list.find(".") == nil {
        line.oneOf += choices(list, of: line.slot, quietly: false) ?? []
      } else {
        return false
      }
    }
    return true
  }

  /// The slot of a fact that proves who asks.
  private func proof(_ stretch: Stretch) -> SlotName? {
    guard let slot = slot(stretch) else { return nil }
    guard Self.proofs.contains(slot.text) else {
      report(PartProblem.noProof(slot.text), at: stretch)
      return nil
    }
    return slot
  }

  /// What is compared with the order. Source: the design, section 5, "Order facts".
  private static let proofs: Set = ["email", "phone"]

  /// `order verified by email` with the comma that is missing; nil where none is.
  private func commaForgotten(_ part: Stretch) -> String? {
    let ends = ["任意", "言われたときだけ", "注文の商品から", "または注文のもの", "で本人確認", "のとき", "から", "からもう一度"]
    let starts = Self.modifiers.filter { Marks.language(of: $0.unicodeScalars) == .en }
    for at in part.lower..<part.upper {
      let rest = part.from(at).trimmed
      guard names.slot(part.upTo(at).trimmed.withoutBraces.folded) != nil else { continue }
      let head = part.upTo(at).trimmed.text
      if starts.contains(where: { rest.dropping(word: $0) != nil }) {
        return "\(head), \(rest.text)"
      }
      if ends.contains(where: rest.hasSuffix) { return "\(head)、\(rest.text)" }
    }
    return nil
  }

  /// The members of `A or B`, `A か B`, `AかB`, `A・B`; a word that holds a か or ・ stays whole where
  /// it is a member itself.
  private func alternatives(
    _ stretch: Stretch, isMember: (Stretch) -> Bool
  ) -> [Stretch] {
    stretch.split(onWords: [", or ", " or ", " か ", "または", ","]).flatMap { member -> [Stretch] in
      if isMember(member) { return [member] }
      for mark in ["か", "・"] {
        var at = member.find(mark)
        while let found = at {
          let first = member.upTo(found).trimmed
          let rest = member.from(found + 1).trimmed
          if isMember(first), !rest.isEmpty {
            return [first] + alternatives(rest, isMember: isMember)
          }
          at = member.find(mark, from: found + 1)
        }
      }
      return [member]
    }
  }

  /// The choices of a slot that `A or B` names; nil when one is unknown.
  private func choices(_ stretch: Stretch, of slot: SlotName?, quietly: Bool) -> [ChoiceID]? {
    guard let slot else { return nil }
    guard !names.knowsSlots || names.choices(of: .slot(slot)) != nil else {
      if !quietly { report(PartProblem.oneOfOpen(slot.text), at: stretch) }
      return nil
    }
    func choice(_ member: Stretch) -> ChoiceID? {
      if case .choice(let id) = value(member, of: .slot(slot)) { id } else { nil }
    }
    var ids: [ChoiceID] = []
    let list = stretch.dropping(prefix: "or ") ?? stretch
    for member in alternatives(list, isMember: { choice($0) != nil }) {
      guard let id = choice(member) else {
        if !quietly { reportUnknownValue(member, of: .slot(slot)) }
        return nil
      }
      ids.append(id)
    }
    return ids
  }
}
