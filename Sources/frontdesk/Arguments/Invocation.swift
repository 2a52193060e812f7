import Text

/// A command line that was read: every value has the form its option asks for.
struct Invocation: Hashable, Sendable {
  /// The language of the program's own texts.
  let language: Language
  /// In the order written; a flag has an empty value.
  let values: [String: [String]]
  let positionals: [String]

  init(language: Language, values: [String: [String]] = [:], positionals: [String] = []) {
    self.language = language
    self.values = values
    self.positionals = positionals
  }

  /// Of an option given twice the last counts.
  func text(_ option: OptionSpec) -> String? { values[option.name]?.last }
  func isGiven(_ option: OptionSpec) -> Bool { values[option.name] != nil }
  func number(_ option: OptionSpec) -> Int? { text(option).flatMap { Int($0) } }
  func moment(_ option: OptionSpec) -> Timestamp? { text(option).flatMap { Timestamp($0) } }
  func pairs(_ option: OptionSpec) -> [(name: String, value: String)] {
    (values[option.name] ?? []).compactMap { written in
      guard let equals = written.firstIndex(of: "=") else { return nil }
      return (String(written[..<equals]), String(written[written.index(after: equals)...]))
    }
  }

  /// The language that was asked for; nil when it came from the surroundings.
  var chosenLanguage: Language? { text(.language).flatMap(Language.init(rawValue:)) }
  var intents: String { text(.intents) ?? "Intents" }
  var data: String { text(.data) ?? "Transcripts/live" }
  var now: Timestamp? { moment(.now) }
}
