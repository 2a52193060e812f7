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

@Test("each fault has a name of its own")
func faultNames() { #expect(Set(all.map(\.name)).count == all.count) }
