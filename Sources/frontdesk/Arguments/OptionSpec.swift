import Text

/// What the value of an option may be. Checked while the command line is read, so that a command
/// never sees a wrong one.
enum ValueKind: Hashable, Sendable {
  /// Any words; the placeholder is shown in the help.
  case text(String)
  case choice([String])
  /// `2026-11-21T14:00+09:00`.
  case moment
  case number(String, ClosedRange<Int>)
  /// `NAME=VALUE`.
  case pair

  /// How the help writes it.
  var placeholder: String {
    switch self {
    case .text(let name), .number(let name, _): name
    case .choice(let words): words.joined(separator: "|")
    case .moment: "ISO"
    case .pair: "NAME=VALUE"
    }
  }
}

/// An option of a command: `--data DIR`, `--json`.
struct OptionSpec: Hashable, Sendable {
  /// Without its hyphens.
  let name: String
  /// nil for a flag.
  let value: ValueKind?
  let repeats: Bool
  let about: Bilingual

  init(_ name: String, _ value: ValueKind? = nil, repeats: Bool = false, about: Bilingual) {
    self.name = name
    self.value = value
    self.repeats = repeats
    self.about = about
  }

  var written: String { "--\(name)" }
}

/// An argument without a name: `FILE`.
struct PositionalSpec: Hashable, Sendable {
  let name: String
  let isNeeded: Bool
  let about: Bilingual

  init(_ name: String, isNeeded: Bool, _ about: Bilingual) {
    self.name = name
    self.isNeeded = isNeeded
    self.about = about
  }
}

extension OptionSpec {
  static let help = OptionSpec(
    "help", about: Bilingual(ja: "この説明を表示します", en: "show this help"))
  static let version = OptionSpec(
    "version", about: Bilingual(ja: "版を表示します", en: "show the version"))
  static let language = OptionSpec(
    "language", .choice(["ja", "en"]),
    about: Bilingual(
      ja: "画面の言葉（指定がなければ LANG に従います）", en: "language of the program's texts (else by LANG)"))
  static let intents = OptionSpec(
    "intents", .text("DIR"),
    about: Bilingual(ja: "ページのフォルダ（初期値 Intents）", en: "folder of the pages (default Intents)"))
  static let data = OptionSpec(
    "data", .text("DIR"),
    about: Bilingual(
      ja: "データのフォルダ（初期値 Transcripts/live）", en: "data directory (default Transcripts/live)"))
  static let now = OptionSpec(
    "now", .moment,
    about: Bilingual(
      ja: "時計をこの時刻で止めます（例 2026-11-21T14:00+09:00）",
      en: "let the clock stand still, e.g. 2026-11-21T14:00+09:00"))
  static let json = OptionSpec(
    "json", about: Bilingual(ja: "プログラム用に一行一件の JSON で出します", en: "JSON Lines, for programs"))
  static let resume = OptionSpec(
    "resume", .text("TOKEN"),
    about: Bilingual(ja: "この合い鍵の会話を続けます", en: "go on with the conversation of this token"))
  static let plain = OptionSpec(
    "plain",
    about: Bilingual(ja: "行編集や色を使わず、一行ずつやり取りします", en: "line by line, without editing or colour"))
  static let port = OptionSpec(
    "port", .number("N", 0...65_535),
    about: Bilingual(
      ja: "お客様用の TCP ポート（0 なら空いている番号）", en: "TCP port for customers (0: any free one)"))
  static let agentsPort = OptionSpec(
    "agents-port", .number("N", 0...65_535),
    about: Bilingual(
      ja: "担当者用の TCP ポート（なければ開きません）", en: "TCP port for agents (none: not opened)"))
  static let address = OptionSpec(
    "address", .text("A"),
    about: Bilingual(
      ja: "待ち受けるアドレス（初期値 127.0.0.1）", en: "address to listen on (default 127.0.0.1)"))
  static let allowRemote = OptionSpec(
    "allow-remote",
    about: Bilingual(
      ja: "この機械の外からの接続も許します", en: "allow an address that other machines can reach"))
  static let trace = OptionSpec(
    "trace",
    about: Bilingual(ja: "TCP でも trace に応じます", en: "honour \"trace\" on TCP too"))
  static let watchPages = OptionSpec(
    "watch",
    about: Bilingual(ja: "ページが変わるたびに、もう一度確かめます", en: "check again whenever a page changes"))
  static let all = OptionSpec(
    "all", about: Bilingual(ja: "残らず並べます", en: "leave none out"))
  static let watch = OptionSpec(
    "watch",
    about: Bilingual(
      ja: "ページが変わるたびに、もう一度読みます", en: "read the pages again whenever they change"))
  static let limit = OptionSpec(
    "limit", .pair, repeats: true,
    about: Bilingual(
      ja: "上限を変えます。くり返し使えます（例 line-bytes=4096）",
      en: "set a limit, repeatable, e.g. line-bytes=4096"))
  static let strict = OptionSpec(
    "strict", about: Bilingual(ja: "警告もまちがいとして扱います", en: "a warning counts as an error"))
  static let list = OptionSpec(
    "list",
    about: Bilingual(
      ja: "何を確かめるかを、まちがいの例、正しい例とともに並べます",
      en: "list the checks, each with a wrong and a right example"))
  static let format = OptionSpec(
    "format", .choice(["text", "github", "json"]),
    about: Bilingual(ja: "出力の形（初期値 text）", en: "form of the output (default text)"))
}
