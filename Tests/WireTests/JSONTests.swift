import Foundation
import Testing
import Wire

private func parsed(_ text: String) -> JSON? { try? JSON.parse(text).get() }

@Test(
  "reads every kind of value",
  arguments: [
    ("null", .null), (" true ", .bool(true)), ("false", .bool(false)), ("0", .integer(0)),
    ("-0", .integer(0)), ("9223372036854775807", .integer(.max)),
    ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1.5", .number(1.5)),
    ("1e3", .number(1_000)), ("-1E-2", .number(-0.01)), ("\"\"", .string("")), ("[]", .array([])),
    ("{}", .object([])), ("[1,[2]]", .array([.integer(1), .array([.integer(2)])])),
    ("{\"b\":1,\"a\":2}", .object([.init("b", .integer(1)), .init("a", .integer(2))])),
    ("{\"a\":1,\"b\":2,\"a\":3}", .object([.init("b", .integer(2)), .init("a", .integer(3))])),
    (#""\"\\\/\b\f\n\r\té""#, .string("\"\\/\u{8}\u{c}\n\r\té")),
    (#""\ud83d\ude00""#, .string("😀")), (#""\ud83d""#, .string("\u{FFFD}")),
    (#""\ude00x""#, .string("\u{FFFD}x")), (#""\ud83dA""#, .string("\u{FFFD}A")),
    (#""\ud83d\ud83d\ude00""#, .string("\u{FFFD}😀")), (#""\u0000""#, .string("\0")),
    (#""\ud83d\n""#, .string("\u{FFFD}\n")), ("\"\u{7F}\"", .string("\u{7F}")),
  ] as [(String, JSON)])
func readsValues(text: String, expected: JSON) { #expect(parsed(text) == expected) }

@Test(
  "says what is wrong and where",
  arguments: [
    ("", .endsTooSoon, 0), (" ", .endsTooSoon, 1), ("{", .endsTooSoon, 1), ("[1", .endsTooSoon, 2),
    ("\"a", .stringUnended, 0), ("[1,]", .noValue, 3), ("{\"a\":1,}", .keyExpected, 7),
    ("{a:1}", .keyExpected, 1), ("{\"a\" 1}", .colonExpected, 5), ("[1 2]", .commaOrEndExpected, 3),
    ("nul", .wordUnknown, 0), ("NaN", .wordUnknown, 0), ("01", .numberMalformed, 1),
    ("1.", .endsTooSoon, 2), ("1.x", .numberMalformed, 2), ("-x", .numberMalformed, 1),
    ("+1", .noValue, 0), (".5", .noValue, 0), ("1e999", .numberTooLarge, 0),
    ("1 2", .textAfterValue, 2), ("\"\t\"", .controlInString, 1), (#""\x""#, .escapeUnknown, 2),
    (#""\u12g4""#, .escapeUnknown, 5), ("'a'", .noValue, 0), ("\u{FEFF}1", .noValue, 0),
  ] as [(String, JSONProblem.Kind, Int)])
func saysWhatIsWrong(text: String, kind: JSONProblem.Kind, offset: Int) {
  switch JSON.parse(text) {
  case .success(let value): Issue.record("read as \(value)")
  case .failure(let problem):
    // A word cut short by the end is both; the nearer reason counts.
    #expect(problem.kind == kind)
    #expect(problem.offset == offset)
    #expect(problem.description.hasSuffix("at byte \(offset)"))
  }
}

@Test("nesting is bounded, and the bound itself is fine")
func boundsDepth() {
  func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }
  #expect(parsed(nested(JSON.depth)) != nil)
  #expect(parsed(nested(JSON.depth + 1)) == nil)
  #expect(parsed(String(repeating: "{\"a\":", count: 4_000)) == nil)
}

@Test("bytes that are not UTF-8 are refused before they are read")
func refusesBytes() {
  guard case .failure(let problem) = JSON.parse(bytes: [0x22, 0xFF, 0x22]) else {
    Issue.record("bytes that are not UTF-8 were read")
    return
  }
  #expect(problem.kind == .notUTF8)
  #expect((try? JSON.parse(bytes: Array("[1]".utf8)).get()) == .array([.integer(1)]))
}

@Test("many keys cost no more than their length, and the last of each counts")
func takesManyKeys() {
  let text = "{" + (0..<2_000).map { "\"k\($0 % 1_000)\":\($0)" }.joined(separator: ",") + "}"
  let value = parsed(text)
  #expect(value?.members?.count == 1_000)
  #expect(value?["k7"] == .integer(1_007))
}

@Test(
  "writes one line that every reader reads as one",
  arguments: [
    (.string("a\"\\\n\r\t\u{8}\u{c}"), #""a\"\\\n\r\t\b\f""#),
    (.string("\0\u{1B}[2J\u{7F}"), #""\u0000\u001b[2J\u007f""#),
    (
      .string("\u{85}\u{9B}\u{A0}\u{2027}\u{2028}\u{2029}\u{202A}"),
      "\"\\u0085\\u009b\u{A0}\u{2027}\\u2028\\u2029\u{202A}\""
    ),
    (.string("佐藤é😀"), "\"佐藤é😀\""), (.number(1), "1"), (.number(0.93), "0.93"),
    (.number(-0.0), "0"), (.number(1e16), "1e+16"), (.number(1e-300), "1e-300"),
    (.number(.infinity), "null"), (.number(.nan), "null"), (.integer(.min), "-9223372036854775808"),
    (.array([.null, .array([]), .object([])]), "[null,[],{}]"),
    (
      .object([.init("b", .bool(true)), .init("a", .array([.integer(1), .integer(2)]))]),
      #"{"b":true,"a":[1,2]}"#
    ),
  ] as [(JSON, String)])
func writes(value: JSON, expected: String) { #expect(value.text == expected) }

@Test("keys and values in a row become an object a line")
func writesLines() {
  var writer = JSONWriter()
  for turn in 1...2 {
    writer.beginObject()
    writer.field("turn", turn)
    writer.field("id", nil as String?)
    writer.field("flows", ["a", "b"])
    writer.key("score")
    writer.score(0.123_456)
    writer.endObject()
    writer.newline()
  }
  #expect(
    String(decoding: writer.bytes, as: UTF8.self) == """
      {"turn":1,"id":null,"flows":["a","b"],"score":0.1235}
      {"turn":2,"id":null,"flows":["a","b"],"score":0.1235}

      """)
}

@Test(
  "a score has 4 places",
  arguments: [(0.93, 0.93), (1.0, 1.0), (0.00005, 0.0001), (2.0 / 3, 0.6667)] as [(Double, Double)])
func roundsScores(value: Double, expected: Double) {
  #expect(JSONWriter.rounded(value) == expected)
}

@Test("what was written reads back the same, here and in Foundation", arguments: 0..<300)
func readsBack(seed: Int) throws {
  var dice = Dice(seed: UInt64(seed))
  let value = anyValue(&dice, depth: 0)
  #expect(parsed(value.text) == value)
  let other = try JSONSerialization.jsonObject(
    with: Data(value.text.utf8), options: .fragmentsAllowed)
  let isSame = same(value, other)
  #expect(isSame, "\(value.text)")
}

@Test("what Foundation writes is read as Foundation reads it", arguments: 0..<100)
func readsFoundation(seed: Int) throws {
  var dice = Dice(seed: UInt64(seed) &+ 10_000)
  let text = anyValue(&dice, depth: 0).text
  let object = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  let written = try JSONSerialization.data(
    withJSONObject: object, options: [.fragmentsAllowed, .prettyPrinted])
  let value = try JSON.parse(bytes: Array(written)).get()
  let isSame = same(value, object)
  #expect(isSame)
}

@Test("a broken line never traps, and what is taken is what Foundation takes", arguments: 0..<500)
func survivesMutation(seed: Int) {
  var dice = Dice(seed: UInt64(seed) &+ 20_000)
  var bytes = Array(anyValue(&dice, depth: 0).text.utf8)
  let marks = Array("{}[]\",:\\u0123456789eE+-.truefalsnd \n\u{FF}".utf8)
  for _ in 0..<(1 + dice.below(4)) {
    let at = dice.below(bytes.count)
    switch dice.below(3) {
    case 0 where !bytes.isEmpty: bytes.remove(at: at)
    case 1 where !bytes.isEmpty: bytes[at] = marks[dice.below(marks.count)]
    default: bytes.insert(marks[dice.below(marks.count)], at: at)
    }
  }
  guard case .success(let value) = JSON.parse(bytes: bytes) else { return }
  let text = String(decoding: bytes, as: UTF8.self)
  // Foundation refuses a key that comes twice in some releases and lone surrogates in others.
  guard !text.contains("\\u"),
    let other = try? JSONSerialization.jsonObject(
      with: Data(bytes), options: .fragmentsAllowed)
  else { return }
  let isSame = same(value, other)
  #expect(isSame, "\(text)")
}

private func anyValue(_ dice: inout Dice, depth: Int) -> JSON {
  switch dice.below(depth > 4 ? 5 : 7) {
  case 0: return .null
  case 1: return .bool(dice.below(2) == 0)
  case 2: return .integer(Int64(truncatingIfNeeded: dice.next()) >> Int64(dice.below(60)))
  case 3:
    let number =
      Double(Int64(truncatingIfNeeded: dice.next()) >> 12) / Double(1 + dice.below(9_999))
    return number == number.rounded() ? .integer(Int64(number)) : .number(number)
  case 4: return .string(anyText(&dice))
  case 5: return .array((0..<dice.below(5)).map { _ in anyValue(&dice, depth: depth + 1) })
  default:
    return .object(
      (0..<dice.below(12)).map {
        .init("\($0)" + anyText(&dice), anyValue(&dice, depth: depth + 1))
      })
  }
}

private func anyText(_ dice: inout Dice) -> String {
  let pieces = [
    "a", "\"", "\\", "\n", "\u{1B}", "品", "😀", "\u{2028}", "\u{85}", "/", "{", "é", "\0",
  ]
  return (0..<dice.below(8)).map { _ in pieces[dice.below(pieces.count)] }.joined()
}

/// Whether our value and Foundation's say the same.
private func same(_ value: JSON, _ other: Any) -> Bool {
  switch value {
  case .null: return other is NSNull
  case .bool(let flag): return (other as? Bool) == flag
  case .integer(let number): return (other as? NSNumber)?.int64Value == number
  case .number(let number):
    // Foundation reads 17 digits through a decimal type and may miss by the last bit.
    guard let double = (other as? NSNumber)?.doubleValue else { return false }
    return abs(double - number) <= abs(number) * 1e-15
  case .string(let text): return (other as? String) == text
  case .array(let values):
    guard let others = other as? [Any], others.count == values.count else { return false }
    return zip(values, others).allSatisfy(same)
  case .object(let members):
    guard let others = other as? [String: Any], others.count == members.count else { return false }
    return members.allSatisfy { member in others[member.key].map { same(member.value, $0) } ?? false
    }
  }
}
