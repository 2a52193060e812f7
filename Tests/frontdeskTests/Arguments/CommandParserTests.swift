import Foundation
import Testing
import Text

@testable import frontdesk

@Suite struct CommandParserTests {
  private func parse(_ line: String, _ fallback: Language = .en)
    -> Result<CommandParser.Parsed, UsageProblem>
  {
    Commands.parser.parse(line.split(separator: " ").map(String.init), fallback: fallback)
  }

  private func invocation(_ line: String) throws -> (path: [String], Invocation) {
    guard case .run(let command, let invocation) = try parse(line).get() else {
      Issue.record("\(line) runs nothing")
      throw CancellationError()
    }
    return (command.path, invocation)
  }

  private func problem(_ line: String) -> UsageProblem? {
    if case .failure(let problem) = parse(line) { problem } else { nil }
  }

  @Test("nothing at all, or options alone, is a chat", arguments: ["", "--plain", "--language ja"])
  func bareIsChat(line: String) throws { #expect(try invocation(line).path == []) }

  @Test("reads nested commands and what belongs to them")
  func readsNestedCommands() throws {
    let (path, read) = try invocation("orders import --data D orders.csv")
    #expect(path == ["orders", "import"])
    #expect(read.positionals == ["orders.csv"])
    #expect(read.data == "D")
  }

  @Test(
    "takes a value behind a space or an equals sign, the last one counting",
    arguments: [
      "chat --data D", "chat --data=D", "chat --data E --data D", "chat --data=E --data=D",
    ])
  func takesValues(line: String) throws { #expect(try invocation(line).1.data == "D") }

  @Test("what an equals sign introduces may begin with hyphens or hold equals signs")
  func equalsTakesAnything() throws {
    #expect(try invocation("chat --resume=--ab=c").1.text(.resume) == "--ab=c")
    #expect(try invocation("chat --resume -abc").1.text(.resume) == "-abc")
  }

  @Test("keeps every --limit in order")
  func limitsRepeat() throws {
    let pairs = try invocation("serve --limit line-bytes=100 --limit idle-seconds=5").1.pairs(
      .limit)
    #expect(pairs.map(\.name) == ["line-bytes", "idle-seconds"])
    #expect(pairs.map(\.value) == ["100", "5"])
  }

  @Test("after -- everything is an argument")
  func doubleHyphenEndsOptions() throws {
    #expect(try invocation("orders import -- --data").1.positionals == ["--data"])
  }

  @Test(
    "names the nearest command or option",
    arguments: [
      ("chta", "chat"), ("orders improt x", "orders import"), ("transcript", "transcripts"),
    ])
  func nearestCommand(line: String, nearest: String) {
    guard case .unknownCommand(_, let found) = problem(line) else {
      Issue.record("\(line) is taken")
      return
    }
    #expect(found?.hasPrefix(nearest) == true)
  }

  @Test(
    "names the nearest option",
    arguments: [
      ("chat --jsno", "--json"), ("serve --prot 7", "--port"), ("--versoin", "--version"),
      ("chat -json", "--json"), ("chat --dta=D", "--data"),
    ])
  func nearestOption(line: String, nearest: String) {
    guard case .unknownOption(_, let found) = problem(line) else {
      Issue.record("\(line) is taken")
      return
    }
    #expect(found == nearest)
  }

  @Test(
    "refuses what cannot be meant",
    arguments: [
      "chat --data", "chat --data --json", "chat --data=", "chat --json=yes", "chat --now 2026",
      "chat --language fr", "serve --port -1", "serve --port 65536", "serve --port +9",
      "serve --limit line-bytes", "serve --limit =4", "orders", "orders import",
      "orders import a b", "chat hello", "nonsense", "-x",
    ])
  func refuses(line: String) {
    guard let problem = problem(line) else {
      Issue.record("\(line) is taken")
      return
    }
    for words in [problem.words.ja, problem.words.en] {
      #expect(!words.isEmpty)
      #expect(!words.contains("\n"))
    }
  }

  @Test("complains on one line without control codes, whatever was typed")
  func complainsSafely() {
    let typed = "ch\u{1B}[2Jat\n\u{202E}" + String(repeating: "x", count: 5_000)
    guard case .failure(let problem) = Commands.parser.parse([typed], fallback: .en) else {
      Issue.record("taken")
      return
    }
    let words = problem.words.en
    #expect(words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    #expect(words.count < 300)
  }

  @Test(
    "help is had everywhere",
    arguments: [
      "--help", "-h", "help", "chat --help", "help chat",
      "orders --help", "orders import --help", "chat --data --help", "serve --port x --help",
    ])
  func helpEverywhere(line: String) throws {
    switch try parse(line).get() {
    case .help, .overview: break
    case .run, .version: Issue.record("\(line) shows no help")
    }
  }

  @Test("speaks the language asked for, also where the rest of the line is wrong")
  func languageIsFoundFirst() throws {
    #expect(CommandParser.language(in: ["chta", "--language", "ja"]) == .ja)
    #expect(CommandParser.language(in: ["--language=en", "x"]) == .en)
    #expect(CommandParser.language(in: ["--", "--language", "ja"]) == nil)
    #expect(try invocation("chat --language ja").1.language == .ja)
  }

  @Test("every command has its examples, and every example is read")
  func examplesAreRead() {
    for command in Commands.all {
      #expect(!command.examples.isEmpty, "\(command.name)")
      for example in command.examples {
        guard let start = example.line.range(of: "frontdesk ") else { continue }
        // As a shell reads it: what is quoted is one word.
        let quoted = example.line[start.upperBound...].split(
          separator: "'", omittingEmptySubsequences: false)
        let words = quoted.enumerated().flatMap { place, part in
          place % 2 == 1
            ? [part.replacing(" ", with: "_")[...]] : part.split(separator: " ")
        }.prefix { !["<", ">", "|"].contains($0) }
        if case .failure(let problem) = parse(words.joined(separator: " ")) {
          Issue.record("\(example.line): \(problem.words.en)")
        }
      }
    }
  }

  @Test("every text of the help is there in both languages", arguments: Language.allCases)
  func helpInBothLanguages(language: Language) {
    let overview = HelpText.overview(Commands.all, under: [], language)
    for command in Commands.all {
      #expect(overview.contains(command.usage))
      #expect(HelpText.command(command, language).contains(command.about[language]))
    }
  }
}

@Suite struct EnvironmentTests {
  @Test(
    "the first locale variable that is set decides",
    arguments: [
      (["LANG": "ja_JP.UTF-8"], Language.ja), (["LANG": "en_US.UTF-8"], .en), ([:], .en),
      (["LANG": "ja_JP.UTF-8", "LC_ALL": "C"], .en), (["LANG": "en", "LC_MESSAGES": "ja"], .ja),
    ])
  func localeDecides(variables: [String: String], language: Language) {
    #expect(Environment.language { variables[$0] } == language)
  }

  @Test("C and nothing ask for no language")
  func cAsksForNothing() {
    #expect(Environment.chosenLanguage { _ in nil } == nil)
    #expect(Environment.chosenLanguage { $0 == "LANG" ? "C.UTF-8" : nil } == nil)
    #expect(Environment.chosenLanguage { $0 == "LANG" ? "ja_JP.UTF-8" : nil } == .ja)
  }
}
