import Text

/// Who a command is for: the groups of `frontdesk --help`.
enum Audience: Hashable, Sendable, CaseIterable {
  case everyone, contentStaff, engineers

  var title: Bilingual {
    switch self {
    case .everyone: Bilingual(ja: "どなたでも", en: "For everyone")
    case .contentStaff: Bilingual(ja: "ページを書く方へ", en: "For content staff")
    case .engineers: Bilingual(ja: "技術者へ", en: "For engineers")
    }
  }
}

/// A command: what it is called, what it takes, and what runs.
struct CommandSpec: Sendable {
  struct Example: Sendable {
    let line: String
    let about: Bilingual
    init(_ line: String, _ about: Bilingual) {
      self.line = line
      self.about = about
    }
  }
  /// `["orders", "import"]`.
  let path: [String]
  let audience: Audience
  let about: Bilingual
  /// Its own options; `--language` and `--help` are everybody's.
  let options: [OptionSpec]
  let positionals: [PositionalSpec]
  let examples: [Example]
  let run: @Sendable (Invocation, Output) -> ExitCode

  init(
    _ path: [String], for audience: Audience, _ about: Bilingual, options: [OptionSpec],
    positionals: [PositionalSpec] = [], examples: [Example],
    run: @escaping @Sendable (Invocation, Output) -> ExitCode
  ) {
    self.path = path
    self.audience = audience
    self.about = about
    self.options = options
    self.positionals = positionals
    self.examples = examples
    self.run = run
  }

  var name: String { path.joined(separator: " ") }
  var allOptions: [OptionSpec] { options + [.language, .help] }
}
