import Testing
import Wire

/// Feeds chunks and gives every event.
private func events(
  _ chunks: [[UInt8]], limit: Int = 16, patience: Int = 40
) -> [LineFramer.Event] {
  var framer = LineFramer(limit: limit, patience: patience)
  var events: [LineFramer.Event] = []
  for chunk in chunks {
    chunk.withUnsafeBufferPointer { bytes in
      var cursor = 0
      while let event = framer.next(in: bytes, from: &cursor) { events.append(event) }
    }
  }
  return events
}

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

@Test(
  "a newline ends a line and one carriage return before it goes",
  arguments: [
    ("", []), ("\n", [.line("")]), ("\r\n", [.line("")]), ("a", []), ("a\n", [.line("a")]),
    ("a\r\nb\n", [.line("a"), .line("b")]), ("a\r\r\n", [.line("a\r")]),
    ("a\rb\n", [.line("a\rb")]),
    ("a\n\n", [.line("a"), .line("")]), ("\0\n", [.line("\0")]), ("日本\n語", [.line("日本")]),
  ] as [(String, [LineFramer.Event])])
func cutsLines(text: String, expected: [LineFramer.Event]) {
  #expect(events([bytes(text)]) == expected)
}

@Test(
  "a line of just the limit fits, one byte more is one error",
  arguments: [
    ("0123456789abcdef\n", [.line("0123456789abcdef")]),
    ("0123456789abcdef\r\n", [.line("0123456789abcdef")]),
    ("0123456789abcdefg\nx\n", [.tooLong, .line("x")]),
    ("0123456789abcdef\r", []),
    ("0123456789abcdef\rx\ny\n", [.tooLong, .line("y")]),
    ("0123456789abcdef\r\r\ny\n", [.tooLong, .line("y")]),
    ("0123456789abcdefghijkl", [.tooLong]),
  ] as [(String, [LineFramer.Event])])
func holdsTheLimit(text: String, expected: [LineFramer.Event]) {
  #expect(events([bytes(text)]) == expected)
  #expect(events(bytes(text).map { [$0] }) == expected)
}

@Test("past its patience a framer says so once and then nothing")
func losesPatience() {
  let long = [UInt8](repeating: 0x61, count: 41)
  #expect(events([long]) == [.tooLong, .endOfPatience])
  #expect(events([long + bytes("\nx\n")]) == [.tooLong, .endOfPatience])
  #expect(events([Array(long.dropLast()) + bytes("\nx\n")]) == [.tooLong, .line("x")])
  #expect(events(long.map { [$0] } + [bytes("aaaa\nx\n")]) == [.tooLong, .endOfPatience])
}

@Test(
  "what is not UTF-8 is one error and the next line is taken",
  arguments: [
    [0xFF], [0xC3], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80],
    [0x61, 0x80, 0x61],
  ] as [[UInt8]])
func refusesWhatIsNotUTF8(line: [UInt8]) {
  let all = line + bytes("\nok\n")
  #expect(events([all]) == [.notUTF8, .line("ok")])
  #expect(events(all.map { [$0] }) == [.notUTF8, .line("ok")])
}

@Test("however the bytes are split, the events are the same", arguments: 0..<300)
func splitsMakeNoDifference(seed: Int) {
  var dice = Dice(seed: UInt64(seed))
  let pieces: [[UInt8]] = [
    bytes("a"), bytes("\n"), bytes("\r"), bytes("\r\n"), bytes("品"), [0xFF], bytes("0123456789"),
    bytes("\0"), bytes("{\"say\":\"x\"}\n"),
  ]
  var text: [UInt8] = []
  for _ in 0..<dice.below(60) { text += pieces[dice.below(pieces.count)] }
  var chunks: [[UInt8]] = []
  var rest = text[...]
  while !rest.isEmpty {
    let count = 1 + dice.below(min(rest.count, 12))
    chunks.append(Array(rest.prefix(count)))
    rest = rest.dropFirst(count)
  }
  #expect(events(chunks) == events([text]))
  #expect(events(text.map { [$0] }) == events([text]))
}

@Test("the unfinished line is given back at the end of input, unless it was thrown away")
func givesBackTheRest() {
  var framer = LineFramer(limit: 4, patience: 20)
  func feed(_ text: String) {
    bytes(text).withUnsafeBufferPointer { bytes in
      var cursor = 0
      while framer.next(in: bytes, from: &cursor) != nil {}
    }
  }
  feed("a\nbc")
  #expect(framer.isInsideLine)
  #expect(framer.finish() == bytes("bc"))
  #expect(!framer.isInsideLine)
  feed("abcdefgh")
  #expect(framer.finish().isEmpty)
  feed("x\n")
  #expect(framer.finish().isEmpty)
}

@Test(
  "tells HTTP from a line of ours",
  arguments: [
    ("GET / HTTP/1.1", true), ("POST /a b HTTP/1.0", true), ("OPTIONS * HTTP/1.1", true),
    ("GET /", false), ("get / HTTP/1.1", false), ("", false), (" / HTTP/1.1", false),
    ("HTTP/1.1", false), ("GET HTTP/1.1", false), ("{\"say\":\"GET / HTTP/1.1\"}", false),
    ("GET / HTTP/2", false), ("注文 HTTP/1.1", false),
  ])
func detectsHTTP(line: String, isHTTP: Bool) {
  #expect(ForeignProtocol.detect(firstLine: line) == (isHTTP ? .http : nil))
}

@Test("tells TLS by its first two bytes")
func detectsTLS() {
  #expect(ForeignProtocol.detect(first: 0x16, second: 0x03) == .tls)
  #expect(ForeignProtocol.detect(first: 0x16, second: nil) == .undecided)
  #expect(ForeignProtocol.detect(first: 0x16, second: 0x61) == .ours)
  #expect(ForeignProtocol.detect(first: 0x7B, second: nil) == .ours)
}

/// Numbers that are the same in every run (SplitMix64).
struct Dice {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
