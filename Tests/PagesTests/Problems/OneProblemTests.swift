import Pages
import Testing
import Text

private let all = Fault.ofPages + Fault.ofSettings

/// The small shop with these files in place of its own.
private func load(_ fault: Fault) -> LoadedManual {
  let files = Shop.files().filter { fault.files[$0.path] == nil }
  return ManualLoader.load(
    files + fault.files.map { ManualFile(path: $0.key, bytes: Array($0.value.utf8)) },
    root: "Intents", today: Shop.today)
}

@Test(
  "one fault is one problem, at its place, with what to write instead", arguments: all.map(\.name))
func oneProblem(name: String) throws {
  let fault = try #require(all.first { $0.name == name })
  let loaded = load(fault)
  // Checks may find that what did not load is missing; the fault itself is told once.
  let found = loaded.diagnostics
  #expect(found.map(\.check) == [fault.check], "\(loaded.text(.en))")
  #expect((loaded.manual == nil) == found.contains { $0.severity == .error })
  for one in found { #expect(one.fix != nil && !one.problem.ja.isEmpty && !one.problem.en.isEmpty) }
  try Golden.expect(loaded.text(.en) + "\n\n" + loaded.text(.ja) + "\n", "problem/" + name)
}

/// Trees whose files themselves are wrong.
private let ofFiles: [(name: String, check: String, files: @Sendable () -> [ManualFile])] = [
  ("file-missing", "missing-file", { Shop.files().filter { $0.path != "words.md" } }),
  ("file-other", "file-name", { Shop.files(["notes.txt": "x"]) }),
  ("file-without-area", "file-name", { Shop.files(["lost.md": Shop.greeting]) }),
  ("file-no-intent-id", "file-name", { Shop.files(["a/Bad Name.md": Shop.greeting]) }),
  ("file-page-twice", "page-twice", { Shop.files(["a/greeting.md": Shop.greeting]) }),
  (
    "file-not-utf8", "encoding",
    {
      let bytes = Array("# a\n\n## Customers say\n- ".utf8) + [0xFF, 0x0A]
      return Shop.files() + [ManualFile(path: "a/bytes.md", bytes: bytes)]
    }
  ),
  (
    "file-too-large", "file-size",
    { Shop.files(["a/page.md": String(repeating: "a", count: ManualLimits.pageBytes + 1)]) }
  ),
  (
    "file-leads-out", "file-link",
    { Shop.files() + [ManualFile(path: "a/page.md", fault: .leadsOut)] }
  ),
  (
    "file-told-too-large", "file-size",
    { Shop.files() + [ManualFile(path: "a/page.md", fault: .tooLarge(5_000_000))] }
  ),
  (
    "tree-too-large", "file-size",
    {
      let page = [UInt8](repeating: 0x61, count: ManualLimits.pageBytes)
      return (0...64).map { ManualFile(path: "a/p\($0).md", bytes: page) }
    }
  ),
]

@Test("a file that is wrong as a whole is one problem too", arguments: ofFiles.map(\.name))
func oneFileProblem(name: String) throws {
  let fault = try #require(ofFiles.first { $0.name == name })
  let loaded = ManualLoader.load(fault.files(), root: "Intents", today: Shop.today)
  #expect(loaded.diagnostics.map(\.check) == [fault.check], "\(loaded.text(.en))")
  #expect(loaded.manual == nil && loaded.diagnostics.allSatisfy { $0.fix != nil })
  try Golden.expect(loaded.text(.en) + "\n\n" + loaded.text(.ja) + "\n", "problem/" + name)
}

@Test("each fault has a name of its own")
func faultNames() { #expect(Set(all.map(\.name)).count == all.count) }
