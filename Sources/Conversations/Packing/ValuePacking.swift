import Text

/// The figures of packed values.
enum ValuePacking {
  /// How deep lists may lie in lists. Pages make lists of plain values; the rest is room.
  static let deepest = 16
}

extension Packer {
  /// A value. A list that lies deeper than `ValuePacking.deepest` is written as its members, so that
  /// what is written can always be read.
  mutating func put(_ value: Value, depth: Int = 0) {
    switch value {
    case .text(let text):
      put(byte: 1)
      put(text)
    case .words(let words):
      put(byte: 2)
      put(words.ja)
      put(words.en)
    case .choice(let choice):
      put(byte: 3)
      put(choice.text)
    case .product(let sku):
      put(byte: 4)
      put(sku.text)
    case .variant(let variant):
      put(byte: 5)
      put(variant.text)
    case .order(let number):
      put(byte: 6)
      put(number.text)
    case .email(let email):
      put(byte: 7)
      put(email)
    case .phone(let phone):
      put(byte: 8)
      put(phone)
    case .date(let date):
      put(byte: 9)
      put(date.dayNumber)
    case .number(let number):
      put(byte: 10)
      put(number)
    case .yen(let yen):
      put(byte: 11)
      put(yen)
    case .days(let days):
      put(byte: 12)
      put(days.lowerBound)
      put(days.upperBound)
    case .flag(let flag):
      put(byte: 13)
      put(flag)
    case .list(let members):
      put(byte: 14)
      let members = depth + 1 < ValuePacking.deepest ? members : Self.flattened(members)
      put(count: members.count)
      for member in members { put(member, depth: depth + 1) }
    }
  }

  /// `members` without lists in them, in order; by a stack of its own, whatever their depth.
  private static func flattened(_ members: [Value]) -> [Value] {
    var flat: [Value] = []
    var left = Array(members.reversed())
    while let value = left.popLast() {
      if case .list(let inner) = value {
        left.append(contentsOf: inner.reversed())
      } else {
        flat.append(value)
      }
    }
    return flat
  }
}

extension Unpacker {
  mutating func value(depth: Int = 0) throws(PackingError) -> Value {
    let start = at
    switch try byte() {
    case 1: return .text(try safeText())
    case 2: return .words(Bilingual(ja: try text(), en: try text()))
    case 3: return .choice(try name("choice", { ChoiceID($0) }))
    case 4: return .product(try sku())
    case 5: return .variant(VariantName(try text()))
    case 6: return .order(try order())
    case 7: return .email(try text())
    case 8: return .phone(try text())
    case 9: return .date(try date())
    case 10: return .number(try int())
    case 11: return .yen(try int())
    case 12:
      let low = try int()
      let high = try int()
      guard low <= high else { throw .outOfRange(what: "days", at: start) }
      return .days(low...high)
    case 13: return .flag(try flag())
    case 14:
      guard depth < ValuePacking.deepest else { throw .tooDeep(at: start) }
      return .list(
        try list { (input: inout Unpacker) throws(PackingError) in
          try input.value(depth: depth + 1)
        })
    case let tag: throw .unknownTag(what: "value", tag: tag, at: start)
    }
  }

  mutating func date() throws(PackingError) -> CivilDate {
    let start = at
    guard let date = CivilDate(dayNumber: try int()) else {
      throw .outOfRange(what: "date", at: start)
    }
    return date
  }
}
