import Text

/// The commands of the console, with every name they go by.
enum AgentVerb: Hashable, Sendable, CaseIterable {
  case take, decline, note, transfer, giveBack, close, queue, cases, chats, go, mail, phoned, done
  case order, record, history, `break`, last, available, team, requeue
  case help, quit

  /// The English name first, then the Japanese ones.
  var names: [String] {
    switch self {
    case .take: ["take", "受ける", "受け", "引き受け"]
    case .decline: ["decline", "見送り", "断る"]
    case .note: ["note", "メモ"]
    case .transfer: ["transfer", "転送"]
    case .giveBack: ["give-back", "戻す"]
    case .close: ["close", "終了"]
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
    case .break: ["break", "休憩"]
    case .last: ["last", "受付終了"]
    case .available: ["available", "受付", "再開"]
    case .team: ["team", "チーム", "在席"]
    case .requeue: ["requeue", "列に戻す", "列へ"]
    case .help: ["help", "ヘルプ", "使い方"]
    case .quit: ["quit", "退出"]
    }
  }

  /// How it is written, without its slash: the name and what follows it.
  func usage(_ language: Language) -> String {
    let name = language == .ja ? names[names.count > 1 ? 1 : 0] : names[0]
    let rest = arguments[language]
    return rest.isEmpty ? name : "\(name) \(rest)"
  }

  private var arguments: Bilingual {
    switch self {
    case .take, .decline: Bilingual(ja: "[H-12]", en: "[H-12]")
    case .note: Bilingual(ja: "[H-12] 文", en: "[H-12] TEXT")
    case .transfer: Bilingual(ja: "窓口 か @担当者 [メモ]", en: "QUEUE or @AGENT [NOTE]")
    case .giveBack, .history: Bilingual(ja: "[C-41]", en: "[C-41]")
    case .close:
      Bilingual(
        ja: "[解決|後日|応答なし|迷惑] [期限 日付] [メール|電話] [既知]",
        en: "[resolved|follow-up|no-answer|abuse] [due DATE] [mail|phone] [known]")
    case .go: Bilingual(ja: "C-41", en: "C-41")
    case .mail, .phoned: Bilingual(ja: "[H-7] 文", en: "[H-7] TEXT")
    case .done:
      Bilingual(ja: "[H-7] メール済|電話済|応答なし [文]", en: "[H-7] mailed|phoned|no-answer [TEXT]")
    case .order: Bilingual(ja: "[番号]", en: "[NUMBER]")
    case .record: Bilingual(ja: "種類 項目=値 …", en: "KIND field=value …")
    case .requeue: Bilingual(ja: "C-41", en: "C-41")
    case .queue, .cases, .chats, .break, .last, .available, .team, .help, .quit:
      Bilingual(ja: "", en: "")
    }
  }

  /// What it does, in a few words.
  var about: Bilingual {
    switch self {
    case .take:
      Bilingual(ja: "呼び出しを受けます（なければ次の方）", en: "accept the offer, or take the next in line")
    case .decline: Bilingual(ja: "呼び出しを見送ります", en: "decline the offer")
    case .note: Bilingual(ja: "社内メモ（お客様には見えません）", en: "a note that no customer sees")
    case .transfer: Bilingual(ja: "ほかの窓口や担当者へ", en: "hand the chat on")
    case .giveBack: Bilingual(ja: "自動受付に戻します", en: "give the chat back to the desk")
    case .close: Bilingual(ja: "チャットを終えます", en: "end the chat")
    case .queue: Bilingual(ja: "お待ちの方", en: "who waits")
    case .cases: Bilingual(ja: "あとで答える案件", en: "cases to be answered")
    case .chats: Bilingual(ja: "お受けしているチャット", en: "the chats you hold")
    case .go: Bilingual(ja: "チャットを切り替えます（/1 /2 でも）", en: "switch to a chat (or /1 /2)")
    case .mail: Bilingual(ja: "メールで案件に答えます", en: "answer a case by mail")
    case .phoned: Bilingual(ja: "電話で案件に答えました", en: "a case was answered by phone")
    case .done: Bilingual(ja: "案件を終えます", en: "finish a case")
    case .order: Bilingual(ja: "ご注文を調べます", en: "look an order up")
    case .record: Bilingual(ja: "記録を作ります", en: "make a record")
    case .history: Bilingual(ja: "会話を初めから見ます", en: "read a conversation from its start")
    case .break: Bilingual(ja: "休憩に入ります", en: "take a break")
    case .last: Bilingual(ja: "新しい呼び出しを止めます", en: "no new offers")
    case .available: Bilingual(ja: "受付を始めます", en: "take chats")
    case .team: Bilingual(ja: "みなさんの状態と受け持ち", en: "who is there, and their chats")
    case .requeue: Bilingual(ja: "チャットを列の先頭に戻します", en: "put a chat back in line by force")
    case .help: Bilingual(ja: "この一覧", en: "this list")
    case .quit: Bilingual(ja: "終わります（Ctrl-D でも）", en: "leave (or Ctrl-D)")
    }
  }

  init?(named name: String) {
    guard let verb = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
    self = verb
  }

  /// Every name, for finding the one that was meant.
  static let allNames = allCases.flatMap(\.names)
}
