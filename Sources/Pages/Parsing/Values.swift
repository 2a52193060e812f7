import Text

extension Stretch {
  /// A day: `2026-11-21` or `2026年11月21日`.
  var date: CivilDate? {
    let text = folded
    if let date = CivilDate(text) { return date }
    guard let year = find("年"), let month = find("月"), let day = find("日"), year < month,
      month < day, day == upper - 1,
      let y = upTo(year).trimmed.number, let m = part(year + 1, month).trimmed.number,
      let d = part(month + 1, day).trimmed.number
    else { return nil }
    return CivilDate(year: y, month: m, day: d)
  }

  /// A number that may hold commas between thousands: `5,500`.
  var groupedNumber: Int? {
    guard find(",") != nil else { return number }
    let groups = split(on: ",")
    guard let first = groups.first, (1...3).contains(first.upper - first.lower),
      groups.dropFirst().allSatisfy({ $0.upper - $0.lower == 3 && $0.number != nil }),
      groups.count <= 3
    else { return nil }
    return groups.reduce(0) { total, group in
      total.flatMap { t in group.number.map { t * 1_000 + $0 } }
    }
  }

  /// What stands before any of these units.
  private func before(unit: [String]) -> Stretch? { dropping(anySuffix: unit) }

  /// `8 days`, `8日`.
  var dayCount: Int? {
    before(unit: ["days", "day", "日間", "日"])?.number
  }

  /// `7 to 10 days`, `7〜10日`, `8 days`.
  var daySpan: ClosedRange<Int>? {
    guard let rest = before(unit: ["days", "day", "日間", "日"]) else { return nil }
    if let single = rest.number { return single...single }
    let ends = rest.split(onWords: [" to ", "から", "~", "..", "-"])
    guard ends.count == 2, let low = ends[0].dayCount ?? ends[0].number, let high = ends[1].number,
      low <= high
    else { return nil }
    return low...high
  }

  /// `550 yen`, `5,500円`, `¥550`.
  var yen: Int? {
    if let rest = dropping(prefix: "\\") { return rest.groupedNumber }
    return before(unit: ["yen", "円"])?.groupedNumber
  }

  /// A value that no closed list bounds: days, yen, a number, a date, or words (`できる / yes`).
  var openValue: Value {
    if let span = daySpan { return .days(span) }
    if let yen { return .yen(yen) }
    if let number = groupedNumber { return .number(number) }
    if let date { return .date(date) }
    return .words(bilingual)
  }

  /// `日本語 / English`, in either order; without a slash both are the same.
  var bilingual: Bilingual {
    let halves = split(onWords: [" / "])
    guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else {
      return Bilingual(ja: text, en: text)
    }
    let swapped =
      Marks.language(of: halves[0].scalars) == .en && Marks.language(of: halves[1].scalars) == .ja
    return swapped
      ? Bilingual(ja: halves[1].text, en: halves[0].text)
      : Bilingual(ja: halves[0].text, en: halves[1].text)
  }
}

extension Reading {
  /// The value that `stretch` writes for what `left` holds; nil when it has no such value.
  func value(_ stretch: Stretch, of left: Term) -> Value? {
    let key = stretch.folded
    if let choices = names.choices(of: left) {
      return choices.first { $0.answers(to: key) }.map { .choice($0.id) }
    }
    switch left {
    case .slot(let name):
      guard let slot = names.slots[name] else { return stretch.openValue }
      return value(stretch, key: key, kind: slot.kind)
    case .fact(let fact):
      switch ShopColumns.column(fact.owner, fact.column)?.kind {
      case .date: return stretch.date.map { .date($0) }
      case .number: return stretch.groupedNumber.map { .number($0) }
      case .yen: return (stretch.yen ?? stretch.groupedNumber).map { .yen($0) }
      case .days: return stretch.daySpan.map { .days($0) }
      case .text, .closed, nil: return stretch.openValue
      }
    case .cell, .given: return stretch.openValue
    case .list: return product(key).map { .product($0) }
    case .today: return stretch.date.map { .date($0) }
    }
  }

  private func value(_ stretch: Stretch, key: String, kind: SlotKind) -> Value? {
    switch kind {
    case .yesNo:
      if ["yes", "はい", "true"].contains(key) { return .flag(true) }
      return ["no", "いいえ", "false"].contains(key) ? .flag(false) : nil
    case .product: return product(key).map { .product($0) }
    case .variant: return .variant(VariantName(stretch.text))
    case .order: return OrderNumber(key).map { .order($0) }
    case .date: return stretch.date.map { .date($0) }
    case .number: return stretch.groupedNumber.map { .number($0) }
    case .amount: return (stretch.yen ?? stretch.groupedNumber).map { .yen($0) }
    case .email: return .email(key)
    case .phone: return .phone(key.filter { $0.isASCII && $0.isNumber })
    case .choice, .choiceOrText, .pattern, .name, .address, .text: return stretch.openValue
    }
  }

  /// The product that `key` names by its sku or one of its names.
  private func product(_ key: String) -> SKU? {
    names.catalogue.products.first {
      Marks.folded($0.sku.text) == key || Marks.folded($0.name.ja) == key
        || Marks.folded($0.name.en) == key
    }?.sku
  }

  /// Reports that `left` has no value `stretch`.
  func reportUnknownValue(_ stretch: Stretch, of left: Term, at place: Stretch? = nil) {
    let place = place ?? stretch
    if let choices = names.choices(of: left) {
      let known = choices.flatMap { [$0.id.text, $0.words.ja, $0.words.en] }.filter { !$0.isEmpty }
      let nearest = Nearest.name(to: stretch.text, in: known)
      report(
        NameProblem.unknownValue(
          stretch.text, of: left.name, nearest: nearest, all: choices.map(\.id.text)),
        at: place)
      return
    }
    report(
      NameProblem.unfitValue(stretch.text, of: left.name, wanted: wanted(by: left)), at: place)
  }

  /// What a value of this term looks like.
  private func wanted(by term: Term) -> Bilingual {
    switch names.kind(of: term) {
    case .date: Bilingual(ja: "2026-11-21 のような日付", en: "a date such as 2026-11-21")
    case .number: Bilingual(ja: "3 のような数", en: "a number such as 3")
    case .yen: Bilingual(ja: "5500 円 のような金額", en: "an amount such as 5500 yen")
    case .days: Bilingual(ja: "8 日 のような日数", en: "a number of days such as 8 days")
    case .yesNo: Bilingual(ja: "yes か no", en: "yes or no")
    case .product: Bilingual(ja: "products.csv の商品", en: "a product of products.csv")
    case .order: Bilingual(ja: "8 桁の注文番号", en: "an order number of 8 digits")
    case .choice, .text, .unknown: Bilingual(ja: "値", en: "a value")
    }
  }
}

extension ChoiceDefinition {
  /// Whether `key` (folded) is its id or one of its words.
  func answers(to key: String) -> Bool {
    id.text == key || Marks.folded(words.ja) == key || Marks.folded(words.en) == key
      || also.contains { Marks.folded($0) == key }
  }
}
