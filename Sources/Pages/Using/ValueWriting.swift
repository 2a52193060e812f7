public import Text

extension Value {
  /// This value in the words of a language: dates, amounts and lists in that language's form, ids by
  /// their words in `slots.md`, products by their names. nil when the shop has no words for it.
  /// - Parameters:
  ///   - term: what the value was read from; it says which list of choices an id belongs to.
  ///   - today: a date of another year is written with its year.
  public func written(
    in language: Language, as term: Term, today: CivilDate, manual: Manual
  ) -> String? {
    switch self {
    case .text(let text): return text.string
    case .words(let words): return words[language].isEmpty ? nil : words[language]
    case .choice(let id):
      guard let words = manual.choices(of: term).first(where: { $0.id == id })?.words[language],
        !words.isEmpty
      else { return nil }
      return words
    case .product(let sku): return manual.catalogue[sku]?.name[language]
    case .variant(let name): return name.words[language]
    case .order(let number): return number.text
    case .email(let text), .phone(let text): return text
    case .date(let date): return date.written(in: language, today: today)
    case .number(let number): return Self.grouped(number)
    case .yen(let yen): return Self.grouped(yen) + (language == .ja ? "円" : " yen")
    case .days(let span): return Self.days(span, in: language)
    case .flag(let flag):
      // The desk's own words for yes and no; no wording lives here.
      let line = manual.desk.lines[flag ? .yes : .no]?.text(in: language, turn: 0)
      guard let line, case .words(let words) = line.pieces.first, line.pieces.count == 1
      else { return nil }
      return words
    case .list(let members):
      let texts = members.compactMap {
        $0.written(in: language, as: term, today: today, manual: manual)
      }
      guard texts.count == members.count, let last = texts.last else { return nil }
      if language == .ja { return texts.joined(separator: "、") }
      let front = texts.dropLast().joined(separator: ", ")
      return front.isEmpty ? last : front + " and " + last
    }
  }

  /// `5,500`.
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude).utf8)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return (number < 0 ? "-" : "") + text
  }

  private static func days(_ span: ClosedRange<Int>, in language: Language) -> String {
    let low = span.lowerBound
    let high = span.upperBound
    switch language {
    case .ja: return low == high ? "\(low)日" : "\(low)～\(high)日"
    case .en:
      return low == high ? (low == 1 ? "1 day" : "\(low) days") : "\(low) to \(high) days"
    }
  }
}

extension CivilDate {
  private static let weekdays = (
    ja: ["日", "月", "火", "水", "木", "金", "土"],
    en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  )
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `11月24日（火）`, `Tuesday, 24 November`; with the year when it is not that of `today`.
  public func written(in language: Language, today: CivilDate) -> String {
    let isThisYear = year == today.year
    switch language {
    case .ja:
      return (isThisYear ? "" : "\(year)年") + "\(month)月\(day)日（\(Self.weekdays.ja[weekday])）"
    case .en:
      return "\(Self.weekdays.en[weekday]), \(day) \(Self.months[month - 1])"
        + (isThisYear ? "" : " \(year)")
    }
  }
}

extension Manual {
  /// The closed list that a term's ids belong to; empty for an open term.
  public func choices(of term: Term) -> [ChoiceDefinition] {
    switch term {
    case .slot(let slot): return self[slot]?.choices ?? []
    case .fact(let fact):
      let facts = SlotName(fact.owner).flatMap { self[$0] }?.facts ?? []
      return facts.first { $0.name == fact }?.choices ?? []
    case .cell, .list, .today, .given: return []
    }
  }
}
