import Text

/// Why a command line cannot be understood.
enum UsageProblem: Error, Hashable, Sendable {
  case unknownCommand(String, nearest: String?)
  /// `frontdesk orders` without what to do with them.
  case incompleteCommand(String, next: [String])
  case unknownOption(String, nearest: String?)
  case missingValue(OptionSpec)
  case valueForFlag(OptionSpec)
  case wrongValue(OptionSpec, ValueKind, String, nearest: String?)
  case missingPositional(PositionalSpec)
  case tooMuch(String)

  /// What is wrong and what to write instead: one line.
  var words: Bilingual {
    switch self {
    case .unknownCommand(let name, let nearest):
      Bilingual(
        ja: "「\(shown(name))」というコマンドはありません。" + Self.meantJa(nearest),
        en: "no command is named \(shown(name)). " + Self.meantEn(nearest))
    case .incompleteCommand(let name, let next):
      Bilingual(
        ja: "「\(name)」の次に \(next.joined(separator: "、")) のどれかを書いてください。",
        en: "\(name) needs one of these after it: \(next.joined(separator: ", ")).")
    case .unknownOption(let name, let nearest):
      Bilingual(
        ja: "「\(shown(name))」というオプションはありません。" + Self.meantJa(nearest),
        en: "no option is named \(shown(name)). " + Self.meantEn(nearest))
    case .missingValue(let option):
      Bilingual(
        ja: "\(option.written) には値が要ります: \(option.written) \(option.value?.placeholder ?? "")",
        en: "\(option.written) needs a value: \(option.written) \(option.value?.placeholder ?? "")")
    case .valueForFlag(let option):
      Bilingual(
        ja: "\(option.written) には値を付けません。", en: "\(option.written) takes no value.")
    case .wrongValue(let option, let kind, let value, let nearest):
      Bilingual(
        ja: "\(option.written) に「\(shown(value))」は書けません。" + Self.wantedJa(kind, nearest),
        en: "\(option.written) cannot be \(shown(value)). " + Self.wantedEn(kind, nearest))
    case .missingPositional(let positional):
      Bilingual(
        ja: "\(positional.name) が足りません（\(positional.about.ja)）。",
        en: "\(positional.name) is missing (\(positional.about.en)).")
    case .tooMuch(let word):
      Bilingual(
        ja: "「\(shown(word))」は余分です。", en: "\(shown(word)) is one argument too many.")
    }
  }

  /// What was typed, fit to be shown in one line.
  private func shown(_ written: String) -> String {
    TerminalText.line(String(written.prefix(80)))
  }

  private static func meantJa(_ nearest: String?) -> String {
    nearest.map { "「\($0)」のことですか。" } ?? "frontdesk --help で一覧をご覧ください。"
  }
  private static func meantEn(_ nearest: String?) -> String {
    nearest.map { "Did you mean \($0)?" } ?? "frontdesk --help lists what there is."
  }

  private static func wantedJa(_ kind: ValueKind, _ nearest: String?) -> String {
    switch kind {
    case .text(let name): "\(name) を書いてください。"
    case .choice(let words):
      nearest.map { "「\($0)」のことですか。" } ?? "\(words.joined(separator: "、")) のどれかです。"
    case .moment: "2026-11-21T14:00+09:00 のように書いてください。"
    case .number(_, let range): "\(range.lowerBound) から \(range.upperBound) までの整数です。"
    case .pair: "line-bytes=4096 のように書いてください。"
    }
  }
  private static func wantedEn(_ kind: ValueKind, _ nearest: String?) -> String {
    switch kind {
    case .text(let name): "Write \(name)."
    case .choice(let words):
      nearest.map { "Did you mean \($0)?" } ?? "Write one of \(words.joined(separator: ", "))."
    case .moment: "Write it like 2026-11-21T14:00+09:00."
    case .number(_, let range):
      "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
    case .pair: "Write it like line-bytes=4096."
    }
  }
}
