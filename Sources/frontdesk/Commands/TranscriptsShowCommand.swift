import Conversations
import Store
import Text
import Wire

/// `frontdesk transcripts show C-41`: what was said in one conversation.
enum TranscriptsShowCommand {
  static let spec = CommandSpec(
    ["transcripts", "show"], for: .everyone,
    Bilingual(ja: "ひとつの会話を表示します", en: "show one conversation"),
    options: [.json, .data],
    positionals: [
      PositionalSpec(
        "C-…", isNeeded: true, Bilingual(ja: "会話の番号", en: "the conversation's number"))
    ],
    examples: [
      .init("frontdesk transcripts show C-41", Bilingual(ja: "話した順に", en: "line by line")),
      .init(
        "frontdesk transcripts show C-41 --json",
        Bilingual(ja: "すべての出来事を JSON で", en: "every event, for programs")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let language = invocation.language
    let written = invocation.positionals.first ?? ""
    guard let id = ConversationID(written) else {
      return output.fail(
        Bilingual(
          ja: "「\(TerminalText.line(written))」は会話の番号ではありません。C-41 のように書いてください。",
          en: "\(TerminalText.line(written)) is no conversation's number; write it like C-41"
        )[language])
    }
    return StoreReading.run(invocation, output) { reader throws(StoreError) in
      let entries = try reader.entries(of: id)
      guard !entries.isEmpty else {
        return output.fail(
          Bilingual(ja: "\(id) という会話はありません。", en: "there is no conversation \(id)")[language])
      }
      if invocation.isGiven(.json) {
        return StoreReading.write(EventJSON.lines(of: entries), output)
      }
      let told = EventWords(zone: .japan, names: try AgentNames(reader).texts)
      return StoreReading.write(lines(entries, told, language), output)
    }
  }

  /// Each day once, then the times of what was said on it.
  private static func lines(
    _ entries: [Entry], _ told: EventWords, _ language: Language
  ) -> [String] {
    var day: CivilDate?
    return entries.flatMap { entry -> [String] in
      let lines = lines(entry, told, language)
      let date = told.zone.date(of: entry.at)
      guard !lines.isEmpty, date != day else { return lines }
      day = date
      return ["── \(date) \(AgentWords(language).weekday(date)) ──"] + lines
    }
  }

  private static func lines(_ entry: Entry, _ told: EventWords, _ language: Language) -> [String] {
    let time = String(told.zone.text(entry.at).dropFirst(11).prefix(5))
    return entry.events.flatMap { event -> [String] in
      switch event {
      case .customerSaid(let line):
        spoken(
          Bilingual(ja: "お客様", en: "Customer")[language],
          line.text.trimmed().isEmpty
            ? Bilingual(ja: "（空のメッセージ）", en: "(empty message)")[language] : line.text.string, time)
      case .deskSaid(let line):
        spoken(ChatWords.desk[language], line.text.string, time)
          + line.choices.enumerated().map { place, choice in
            "    \(place + 1). \(TerminalText.line(choice.label.string))"
          }
      case .agentSaid(let line): spoken(line.name, line.text.string, time)
      case .queued, .joined, .left, .transferred, .closed, .idled, .recorded, .handedOff, .opened,
        .understood, .missed, .spoke, .turnedMood, .marked, .began, .saidAtOnce, .filled, .emptied,
        .skipped, .referred, .finished, .dropped, .focused, .asked, .settled, .misread,
        .confirmed, .proved, .failedIdentity, .lookedUp, .tookUp, .requeued, .passedOn, .noted,
        .gaveBack, .wrappedUp, .answeredCase, .readBy, .tookPages, .suggested, .rated,
        .leftLine, .putAside, .takenBack, .ended:
        told.words(event, in: entry.events).map { ["\(time)  * \($0[language])"] } ?? []
      }
    }
  }

  private static func spoken(_ who: String, _ text: String, _ time: String) -> [String] {
    let lines = TerminalText.lines(text).split(separator: "\n", omittingEmptySubsequences: false)
    let head = "\(time)  \(TerminalText.line(who)): \(lines.first ?? "")"
    return [head] + lines.dropFirst().map { "    \($0)" }
  }
}
