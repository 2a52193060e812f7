import Testing

@testable import frontdesk

@Test(
  "cuts lines alike whatever pieces they come in",
  arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\r", ["a", "b"]),
    ("a\n\nb\n", ["a", "", "b"]), ("\r\n", [""]),
  ])
func cutsLines(text: String, expected: [String]) {
  for size in 1...3 {
    var lines = InputLines()
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      lines.add(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    lines.end()
    var found: [String] = []
    while let line = lines.next() { found.append(String(decoding: line, as: UTF8.self)) }
    #expect(found == expected)
    #expect(lines.isEmpty)
  }
}
