import Conversations
import Text
import Wire

extension AgentCommandLine {
  /// What follows a command, taken word by word.
  struct Words {
    private(set) var rest: Substring

    init(_ text: Substring) { rest = AgentCommandLine.trimmed(text) }

    var isEmpty: Bool { rest.isEmpty }
    /// All that is left, as it was typed.
    var text: String { String(rest) }

    /// The next word as typed; nil at the end.
    mutating func next() -> String? {
      let word = rest.prefix { !$0.isWhitespace }
      guard !word.isEmpty else { return nil }
      rest = AgentCommandLine.trimmed(rest.dropFirst(word.count))
      return String(word)
    }

    /// The next word when it is a handoff's number: `H-12`, however it was typed.
    mutating func handoff() -> HandoffID? { id { HandoffID($0) } }
    mutating func conversation() -> ConversationID? { id { ConversationID($0) } }

    /// `宛先 taro@example.jp`, `to taro@example.jp`; nil where no address is given. An English text may
    /// begin with `to`, so that one counts only before an address.
    mutating func recipient() throws(Problem) -> String? {
      var ahead = self
      guard let word = ahead.next().map(AgentCommandLine.narrow), ["宛先", "to"].contains(word) else {
        return nil
      }
      let address = ahead.next().map(AgentCommandLine.narrow) ?? ""
      guard MailAddress.isWhole(address) else {
        if word == "to" { return nil }
        throw .badAddress(address)
      }
      self = ahead
      return address
    }

    private mutating func id<Name>(_ make: (String) -> Name?) -> Name? {
      var ahead = self
      guard let word = ahead.next(), let name = make(AgentCommandLine.number(word)) else {
        return nil
      }
      self = ahead
      return name
    }
  }

  /// Without spaces at both ends.
  static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Full-width Latin letters, digits and signs as narrow ones, letters small.
  static func narrow(_ text: String) -> String {
    var made = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0xFF01...0xFF5E).contains(scalar.value),
        let plain = Unicode.Scalar(scalar.value - 0xFEE0)
      {
        made.append(plain)
      } else {
        made.append(scalar)
      }
    }
    return String(made).lowercased()
  }

  /// `Ｈー１２` and `h-12` as `H-12`: an input method makes of a hyphen what it likes.
  static func number(_ word: String) -> String {
    let hyphens = Set<Character>("ー－−‐–—ｰ")
    return String(narrow(word).map { hyphens.contains($0) ? "-" : $0 }).uppercased()
  }

  static func close(_ words: inout Words, _ today: CivilDate) throws(Problem) -> AgentCommand {
    let chat = words.conversation()
    var code: AgentClosing.Code?
    var (due, by, known): (CivilDate?, ContactWay?, Bool) = (nil, nil, false)
    while let word = words.next().map(narrow) {
      if let named = closings[word], code == nil {
        code = named
      } else if let way = ways[word] {
        by = way
      } else if ["known", "既知", "知るべき"].contains(word) {
        known = true
      } else if ["due", "期限"].contains(word) {
        guard let day = words.next() else { throw .malformed(.close) }
        guard let read = date(day, today) else { throw .badDate(day) }
        due = read
      } else if let day = date(word, today) {
        due = day
      } else {
        throw .malformed(.close)
      }
    }
    // A day or a way to answer belongs to a follow-up alone.
    guard let code = code ?? (due == nil && by == nil ? nil : .followUp) else {
      throw .closeNeedsCode
    }
    return .close(
      chat, AgentClosing(code: code, due: due, by: by, deskShouldHaveKnown: known))
  }

  private static let closings: [String: AgentClosing.Code] = [
    "resolved": .resolved, "解決": .resolved, "follow-up": .followUp, "後日": .followUp,
    "no-answer": .noAnswer, "応答なし": .noAnswer, "abuse": .abuse, "迷惑": .abuse,
  ]
  private static let ways: [String: ContactWay] = [
    "mail": .mail, "メール": .mail, "phone": .phone, "電話": .phone,
  ]

  /// `2026-11-24`, `11/24` (the next such day), `tomorrow`, `明日`, `+3`; nil for anything else.
  static func date(_ word: String, _ today: CivilDate) -> CivilDate? {
    let word = narrow(word)
    switch word {
    case "today", "今日", "本日": return today
    case "tomorrow", "明日": return today.adding(days: 1)
    case "明後日", "あさって": return today.adding(days: 2)
    case _: break
    }
    if word.first == "+" {
      let digits = word.dropFirst()
      guard digits.utf8.count <= 3, digits.utf8.allSatisfy(isDigit), let days = Int(digits) else {
        return nil
      }
      return today.adding(days: days)
    }
    let parts = word.split(omittingEmptySubsequences: false) { "-/ー月年日".contains($0) }
      .filter { !$0.isEmpty }
    guard word.first?.isNumber == true,
      parts.allSatisfy({ $0.utf8.count <= 4 && $0.utf8.allSatisfy(isDigit) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    switch numbers.count {
    case 3: return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    case 2:
      let day = CivilDate(year: today.year, month: numbers[0], day: numbers[1])
      if let day, day < today {
        return CivilDate(year: today.year + 1, month: numbers[0], day: numbers[1])
      }
      return day
    case _: return nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// `KIND field=value field=value …`; a value goes on until the next `field=`.
  static func record(_ words: inout Words) throws(Problem) -> AgentCommand {
    guard let kind = words.next().map(narrow) else { throw .malformed(.record) }
    var fields: [(name: String, value: String)] = []
    while let word = words.next() {
      if let equals = word.firstIndex(where: { $0 == "=" || $0 == "＝" }),
        let slot = SlotName(narrow(String(word[..<equals])))
      {
        fields.append((slot.text, String(word[word.index(after: equals)...])))
      } else if let last = fields.popLast() {
        fields.append((last.name, last.value.isEmpty ? word : "\(last.value) \(word)"))
      } else {
        throw .malformed(.record)
      }
    }
    return .record(
      kind, fields.map { JSON.Member($0.name, value(of: $0.name, $0.value)) })
  }

  /// Counts and amounts are numbers, everything else is text. Source: the protocol, `slots`.
  private static func value(of name: String, _ text: String) -> JSON {
    let plain = narrow(text)
    guard ["quantity", "charge-amount", "points"].contains(name), plain.utf8.count <= 18,
      plain.utf8.allSatisfy(isDigit), let number = Int64(plain)
    else { return .string(text) }
    return .integer(number)
  }
}
