import Text

/// The texts of `--help`.
enum HelpText {
  /// One line a command, by who it is for.
  /// - Parameter prefix: only the commands that begin with these words; empty for all.
  static func overview(_ commands: [CommandSpec], under prefix: [String], _ language: Language)
    -> String
  {
    let shown = commands.filter { $0.path.starts(with: prefix) }
    var lines: [String] = []
    if prefix.isEmpty {
      lines += [
        Bilingual(
          ja: "frontdesk: ショップのお客様窓口。ページに書かれたとおりに答え、必要なら人に引き継ぎます。",
          en:
            "frontdesk: the shop's front desk. It answers from the pages and hands over to people."
        )[language],
        "",
      ]
    }
    lines.append(
      Bilingual(ja: "使い方", en: "Usage")[language]
        + ": frontdesk \((prefix + ["COMMAND"]).joined(separator: " ")) [OPTION …]")
    if prefix.isEmpty {
      lines.append(
        Bilingual(
          ja: "コマンドを書かなければ、デモのご注文で会話を始めます。",
          en: "Without a command it starts a conversation on the demo orders.")[language])
    }
    let width = shown.map { DisplayWidth.cells($0.usage) }.max() ?? 0
    for audience in Audience.allCases {
      let group = shown.filter { $0.audience == audience }
      if group.isEmpty { continue }
      lines += ["", audience.title[language]]
      lines += group.map { "  \(padded($0.usage, to: width))  \($0.about[language])" }
    }
    lines += [
      "",
      Bilingual(
        ja: "それぞれの説明と例: frontdesk コマンド --help", en: "More, with examples: frontdesk COMMAND --help"
      )[language],
      "",
    ]
    let common: [OptionSpec] = [.language, .help, .version]
    lines += optionLines(common, language)
    return lines.joined(separator: "\n")
  }

  /// Everything about one command.
  static func command(_ command: CommandSpec, _ language: Language) -> String {
    var lines = [
      command.about[language], "",
      Bilingual(ja: "使い方", en: "Usage")[language] + ": frontdesk \(command.usage) [OPTION …]",
    ]
    if !command.positionals.isEmpty {
      lines.append("")
      let width = command.positionals.map { DisplayWidth.cells($0.name) }.max() ?? 0
      lines += command.positionals.map {
        "  \(padded($0.name, to: width))  \($0.about[language])"
      }
    }
    lines += ["", Bilingual(ja: "オプション", en: "Options")[language]]
    lines += optionLines(command.allOptions, language)
    lines += ["", Bilingual(ja: "例", en: "Examples")[language]]
    for example in command.examples {
      lines += ["  # \(example.about[language])", "  \(example.line)"]
    }
    return lines.joined(separator: "\n")
  }

  private static func optionLines(_ options: [OptionSpec], _ language: Language) -> [String] {
    let heads = options.map { option in
      option.value.map { "\(option.written) \($0.placeholder)" } ?? option.written
    }
    let width = heads.map { DisplayWidth.cells($0) }.max() ?? 0
    return zip(heads, options).map { "  \(padded($0, to: width))  \($1.about[language])" }
  }

  private static func padded(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: max(0, cells - DisplayWidth.cells(text)))
  }
}

extension CommandSpec {
  /// `orders import FILE`.
  var usage: String {
    ([name] + positionals.map { $0.isNeeded ? $0.name : "[\($0.name)]" }).joined(separator: " ")
  }
}
