import Text

/// The commands of the console, with every name they go by.
enum AgentVerb: Hashable, Sendable, CaseIterable {
  case take, decline, note, transfer, giveBack, close, queue, cases, chats, go, mail, phoned, done
  case order, record, history, card, `break`, last, available, team, requeue
  case help, quit

  /// The English name first, then the Japanese ones.
  var names: [String] {
    switch self {
    case .take: ["take", "受ける", "受け", "引き受け"]
    case .decline: ["decline", "見送り", "断る"]
    case .note: ["note", "メモ"]
    case .transfer: ["transfer", "転送"]
    case .giveBack: ["give-back", "戻す"]
    case .close: ["close", "終了", "閉じる"]
    case .queue: ["queue", "待ち"]
    case .cases: ["cases", "案件"]
    case .chats: ["chats", "チャット", "一覧"]
    case .go: ["go", "移る", "切替"]
    case .mail: ["mail", "メール"]
    case .phoned: ["phoned", "電話"]
    case .done: ["done", "完了"]
    case .order: ["order", "注文"]
    case .record: ["record", "記録"]
    case .history: ["history", "履歴"]
    case .card: ["card", "カード"]
    case .break: ["break", "休憩"]
    case .last: ["last", "受付終了"]
    case .available: ["available", "受付", "再開"]
    case .team: ["team", "チーム", "在席"]
    case .requeue: ["requeue", "列に戻す", "列へ"]
    case .help: ["help", "ヘルプ", "使い方"]
    case .quit: ["quit", "退出"]
    }
  }

  /// The name in a language, the one that is taught.
  func name(_ language: Language) -> String {
    language == .ja && names.count > 1 ? names[1] : names[0]
  }

  /// How it is written, without its slash: the name and what follows it.
  func usage(_ language: Language) -> String {
    let name = name(language)
    let rest = arguments[language]
    return rest.isEmpty ? name : "\(name) \(rest)"
  }

  var arguments: Bilingual {
    switch self {
    case .take, .decline: Bilingual(ja: "[H-12]", en: "[H-12]")
    case .note: Bilingual(ja: "[H-12] 文", en: "[H-12] TEXT")
    case .transfer: Bilingual(ja: "窓口 か @担当者 [メモ]", en: "QUEUE or @AGENT [NOTE]")
    case .giveBack, .history: Bilingual(ja: "[C-41]", en: "[C-41]")
    case .close:
      Bilingual(
        ja: "解決|後日|応答なし|迷惑 [期限 日付] [メール|電話] [既知]",
        en: "resolved|follow-up|no-answer|abuse [due DATE] [mail|phone] [known]")
    case .go: Bilingual(ja: "C-41", en: "C-41")
    case .card: Bilingual(ja: "[C-41|H-7]", en: "[C-41|H-7]")
    case .mail: Bilingual(ja: "[H-7] [宛先 メールアドレス] 文", en: "[H-7] [to ADDRESS] TEXT")
    case .phoned: Bilingual(ja: "[H-7] 文", en: "[H-7] TEXT")
    case .done:
      Bilingual(ja: "[H-7] メール済|電話済|応答なし [文]", en: "[H-7] mailed|phoned|no-answer [TEXT]")
    case .order: Bilingual(ja: "[番号]", en: "[NUMBER]")
    case .record: Bilingual(ja: "種類 項目=値 …", en: "KIND field=value …")
    case .requeue: Bilingual(ja: "C-41", en: "C-41")
    case .queue, .cases, .chats, .break, .last, .available, .team, .help, .quit:
      Bilingual(ja: "", en: "")
    }
  }

  init?(named name: String) {
    guard let verb = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = verb
  }

  /// Every name, for finding the one that was meant.
  static let allNames = allCases.flatMap(\.names)
}
