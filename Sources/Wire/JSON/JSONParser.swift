extension JSON {
  /// How deep arrays and objects may be nested: far more than the protocol's lines ever are, and
  /// far less than a thread's stack holds.
  public static let depth = 32
  /// Longest number taken, in bytes. A double never needs more than 25.
  static let numberBytes = 128

  /// Reads one JSON value with nothing but white space around it. Of a key that comes twice the
  /// last counts; half of a surrogate pair becomes U+FFFD.
  public static func parse(_ text: String) -> Result<JSON, JSONProblem> {
    parse(wellFormed: Array(text.utf8))
  }

  /// The same from bytes that nobody has looked at yet.
  public static func parse(bytes: [UInt8]) -> Result<JSON, JSONProblem> {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return .failure(JSONProblem(kind: .notUTF8, offset: 0))
    }
    return parse(wellFormed: bytes)
  }

  private static func parse(wellFormed bytes: [UInt8]) -> Result<JSON, JSONProblem> {
    var parser = JSONParser(bytes: bytes)
    do {
      return .success(try parser.document())
    } catch {
      return .failure(error)
    }
  }
}

/// A reader of RFC 8259 over well-formed UTF-8. Indices are checked by the array itself, and every
/// step forward by `byte`.
struct JSONParser {
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  private func problem(_ kind: JSONProblem.Kind) -> JSONProblem {
    JSONProblem(kind: at < bytes.count ? kind : .endsTooSoon, offset: at)
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      default: return
      }
    }
  }

  mutating func document() throws(JSONProblem) -> JSON {
    skipSpace()
    let value = try self.value()
    skipSpace()
    guard at == bytes.count else { throw problem(.textAfterValue) }
    return value
  }

  private mutating func value() throws(JSONProblem) -> JSON {
    guard let byte else { throw problem(.noValue) }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      throw problem(.wordUnknown)
    default: throw problem(.noValue)
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONProblem) -> JSON {
    let end = at + word.utf8CodeUnitCount
    let fits = word.withUTF8Buffer { wanted in
      end <= bytes.count && bytes[at..<end].elementsEqual(wanted)
    }
    guard fits else { throw problem(.wordUnknown) }
    at = end
    return value
  }

  private mutating func enter() throws(JSONProblem) {
    guard depth < JSON.depth else { throw problem(.tooDeep) }
    depth += 1
    at += 1
    skipSpace()
  }

  private mutating func array() throws(JSONProblem) -> JSON {
    try enter()
    var values: [JSON] = []
    if byte == UInt8(ascii: "]") {
      at += 1
      depth -= 1
      return .array(values)
    }
    while true {
      values.append(try value())
      skipSpace()
      switch byte {
      case UInt8(ascii: ","):
        at += 1
        skipSpace()
      case UInt8(ascii: "]"):
        at += 1
        depth -= 1
        return .array(values)
      default: throw problem(.commaOrEndExpected)
      }
    }
  }

  private mutating func object() throws(JSONProblem) -> JSON {
    try enter()
    var members: [JSON.Member] = []
    if byte == UInt8(ascii: "}") {
      at += 1
      depth -= 1
      return .object(members)
    }
    while true {
      guard byte == UInt8(ascii: "\"") else { throw problem(.keyExpected) }
      let key = try string()
      skipSpace()
      guard byte == UInt8(ascii: ":") else { throw problem(.colonExpected) }
      at += 1
      skipSpace()
      members.append(JSON.Member(key, try value()))
      skipSpace()
      switch byte {
      case UInt8(ascii: ","):
        at += 1
        skipSpace()
      case UInt8(ascii: "}"):
        at += 1
        depth -= 1
        return .object(Self.lastOfEachKey(members))
      default: throw problem(.commaOrEndExpected)
      }
    }
  }

  /// The members without those whose key comes again later.
  private static func lastOfEachKey(_ members: [JSON.Member]) -> [JSON.Member] {
    guard members.count > 1 else { return members }
    // A few keys are compared faster than hashed; many are hashed, so that a hostile line costs
    // no more than its length.
    if members.count <= 8 {
      for index in members.indices.dropFirst()
      where members[..<index].contains(where: { $0.key == members[index].key }) {
        return thinned(members)
      }
      return members
    }
    return Set(members.lazy.map(\.key)).count == members.count ? members : thinned(members)
  }

  private static func thinned(_ members: [JSON.Member]) -> [JSON.Member] {
    var seen: Set<String> = []
    return members.reversed().filter { seen.insert($0.key).inserted }.reversed()
  }

  private mutating func number() throws(JSONProblem) -> JSON {
    let start = at
    func digits(_ parser: inout JSONParser) throws(JSONProblem) {
      let first = parser.at
      while let digit = parser.byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
        parser.at += 1
      }
      guard parser.at > first else { throw parser.problem(.numberMalformed) }
    }
    if byte == UInt8(ascii: "-") { at += 1 }
    if byte == UInt8(ascii: "0") {
      at += 1
      if let next = byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
        throw problem(.numberMalformed)
      }
    } else {
      try digits(&self)
    }
    var whole = true
    if byte == UInt8(ascii: ".") {
      whole = false
      at += 1
      try digits(&self)
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      whole = false
      at += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
      try digits(&self)
    }
    guard at - start <= JSON.numberBytes else {
      throw JSONProblem(kind: .numberTooLarge, offset: start)
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if whole, let integer = Int64(text) { return .integer(integer) }
    guard let double = Double(text), double.isFinite else {
      throw JSONProblem(kind: .numberTooLarge, offset: start)
    }
    return .number(double)
  }

  private mutating func string() throws(JSONProblem) -> String {
    let open = at
    at += 1
    let start = at
    // Most strings hold no escape: found in one pass, copied once.
    while let next = byte, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"), next >= 0x20 {
      at += 1
    }
    if byte == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: bytes[start..<at - 1], as: UTF8.self)
    }
    var text = Array(bytes[start..<at])
    while let next = byte {
      switch next {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        at += 1
        try escape(into: &text)
      case 0..<0x20: throw problem(.controlInString)
      default:
        text.append(next)
        at += 1
      }
    }
    throw JSONProblem(kind: .stringUnended, offset: open)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[at])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      at += 1
      text.append(contentsOf: try scalar().utf8)
      return
    default: throw problem(.escapeUnknown)
    }
    at += 1
  }

  /// The scalar of `\uXXXX`, of two where they are a surrogate pair; U+FFFD for half of a pair.
  private mutating func scalar() throws(JSONProblem) -> Character {
    let high = try fourHex()
    guard (0xD800...0xDBFF).contains(high) else { return Self.character(high) }
    guard byte == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "u")
    else {
      return "\u{FFFD}"
    }
    let mark = at
    at += 2
    let low = try fourHex()
    guard (0xDC00...0xDFFF).contains(low) else {
      // The second escape stands for itself.
      at = mark
      return "\u{FFFD}"
    }
    return Self.character(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private static func character(_ code: UInt32) -> Character {
    Character(Unicode.Scalar(code) ?? "\u{FFFD}")
  }

  private mutating func fourHex() throws(JSONProblem) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch byte {
      case .some(let next) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next):
        digit = next - UInt8(ascii: "0")
      case .some(let next) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(next | 0x20):
        digit = (next | 0x20) - UInt8(ascii: "a") + 10
      default: throw problem(.escapeUnknown)
      }
      code = code << 4 | UInt32(digit)
      at += 1
    }
    return code
  }
}
