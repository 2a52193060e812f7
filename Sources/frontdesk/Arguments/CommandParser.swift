import Text

/// Reads a command line against the list of commands.
struct CommandParser: Sendable {
  enum Parsed: Sendable {
    case run(CommandSpec, Invocation)
    case help(CommandSpec, Language)
    /// Of the whole program, or of the commands that begin with these words.
    case overview([String], Language)
    case version
  }

  let commands: [CommandSpec]
  /// What runs when no command is named.
  let bare: CommandSpec

  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - fallback: the language when `--language` names none.
  func parse(_ arguments: [String], fallback: Language) -> Result<Parsed, UsageProblem> {
    do {
      return .success(
        try read(arguments, language: Self.language(in: arguments) ?? fallback))
    } catch {
      return .failure(error)
    }
  }

  /// The language that `--language` names anywhere in the line: a complaint about the rest of it
  /// is already said in this language.
  static func language(in arguments: [String]) -> Language? {
    var found: Language?
    for (index, word) in arguments.enumerated() {
      if word == "--" { break }
      if word == "--language", index + 1 < arguments.count {
        found = Language(rawValue: arguments[index + 1]) ?? found
      } else if word.hasPrefix("--language=") {
        found = Language(rawValue: String(word.dropFirst("--language=".count))) ?? found
      }
    }
    return found
  }

  private func read(_ arguments: [String], language: Language) throws(UsageProblem) -> Parsed {
    var rest = arguments[...]
    var wantsHelp = false
    if rest.first == "help" {
      rest = rest.dropFirst()
      wantsHelp = true
    }
    if rest.first == "--version" { return .version }
    var path: [String] = []
    while let word = rest.first, !word.hasPrefix("-") {
      let next = path + [word]
      guard commands.contains(where: { $0.path.starts(with: next) }) else { break }
      path = next
      rest = rest.dropFirst()
      if commands.contains(where: { $0.path == path }) { break }
    }
    let asksHelp = wantsHelp || rest.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    if let command = commands.first(where: { $0.path == path }) {
      if asksHelp { return .help(command, language) }
      return .run(command, try invocation(of: command, Array(rest), language: language))
    }
    if let word = rest.first, !word.hasPrefix("-") {
      let names = Set(commands.map { ($0.path.prefix(path.count + 1)).joined(separator: " ") })
      let written = (path + [word]).joined(separator: " ")
      throw .unknownCommand(written, nearest: Nearest.name(to: written, in: names.sorted()))
    }
    if asksHelp { return .overview(path, language) }
    guard path.isEmpty else {
      let next = commands.filter { $0.path.starts(with: path) && $0.path.count > path.count }
      throw .incompleteCommand(
        path.joined(separator: " "), next: next.map { $0.path[path.count] })
    }
    return .run(bare, try invocation(of: bare, Array(rest), language: language))
  }

  private func invocation(
    of command: CommandSpec, _ arguments: [String], language: Language
  ) throws(UsageProblem) -> Invocation {
    var values: [String: [String]] = [:]
    var positionals: [String] = []
    var at = 0
    var optionsEnded = false
    while at < arguments.count {
      let word = arguments[at]
      at += 1
      if !optionsEnded, word == "--" {
        optionsEnded = true
      } else if !optionsEnded, word.hasPrefix("-"), word != "-" {
        let equals = word.firstIndex(of: "=")
        let name = equals.map { String(word[..<$0]) } ?? word
        guard let option = command.allOptions.first(where: { $0.written == name }) else {
          let known = (command.allOptions + (command.path == bare.path ? [.version] : []))
          throw .unknownOption(name, nearest: Nearest.name(to: name, in: known.map(\.written)))
        }
        var value = equals.map { String(word[word.index(after: $0)...]) }
        if let kind = option.value {
          if value == nil, at < arguments.count, !arguments[at].hasPrefix("--") {
            value = arguments[at]
            at += 1
          }
          guard let value, !value.isEmpty else { throw .missingValue(option) }
          try Self.check(value, kind, option)
          values[option.name, default: []].append(value)
        } else {
          guard value == nil else { throw .valueForFlag(option) }
          values[option.name, default: []].append("")
        }
      } else {
        positionals.append(word)
      }
    }
    if positionals.count > command.positionals.count {
      throw .tooMuch(positionals[command.positionals.count])
    }
    if positionals.count < command.positionals.count {
      let missing = command.positionals[positionals.count]
      if missing.isNeeded { throw .missingPositional(missing) }
    }
    return Invocation(language: language, values: values, positionals: positionals)
  }

  private static func check(
    _ value: String, _ kind: ValueKind, _ option: OptionSpec
  ) throws(UsageProblem) {
    let fits: Bool
    var nearest: String?
    switch kind {
    case .text: fits = true
    case .choice(let words):
      fits = words.contains(value)
      if !fits { nearest = Nearest.name(to: value, in: words) }
    case .moment: fits = Timestamp(value) != nil
    // Digits first: Int("+9") would let `+9` in.
    case .number(_, let range):
      fits =
        value.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        && Int(value).map(range.contains) == true
    case .pair: fits = value.firstIndex(of: "=").map { $0 > value.startIndex } == true
    }
    if !fits { throw .wrongValue(option, kind, value, nearest: nearest) }
  }
}
