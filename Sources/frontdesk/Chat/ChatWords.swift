import Text

/// The few words that the customer's terminal has of its own: of its keys and of the connection to
/// the desk. Whatever the shop says, also of the queue and the agents, comes from the desk, worded
/// in `desk.md`.
enum ChatWords {
  static let prompt = Bilingual(ja: "お客様> ", en: "you> ")
  static let desk = Bilingual(ja: "受付", en: "Desk")
  static let lost = Bilingual(
    ja: "恐れ入りますが、接続が切れました。ここまでのお話は保存しております。つなぎ直しておりますので、少々お待ちください。",
    en: "The connection was lost. Connecting again …")
  static let back = Bilingual(
    ja: "お待たせいたしました。つながりましたので、続きからどうぞ。",
    en: "Connected again. Please go on.")
  static let gone = Bilingual(
    ja: "申し訳ございません。つなぎ直すことができませんでした。お手数ですが、frontdesk chat でもう一度お越しください。",
    en: "I am sorry, the desk could not be reached again. Please come back with: frontdesk chat")
  static let elsewhere = Bilingual(
    ja: "このお話は別の画面に移りましたので、こちらは終わります。",
    en: "This conversation went on in another window, so this one ends.")
  static let help = Bilingual(
    ja: "Enter で送信、Ctrl-D で終わります。", en: "Enter sends, Ctrl-D leaves.")

  /// What an error line means that the shop has no words for; the desk's message for a code not
  /// known here.
  static func problem(code: String, message: String) -> Bilingual {
    switch code {
    case "too-many-connections":
      Bilingual(
        ja: "ただいま大変混み合っております。恐れ入りますが、しばらくしてからお越しください。",
        en: "The desk is full at the moment. Please come back a little later.")
    case "no-such-conversation":
      Bilingual(
        ja: "前回のお話は終了しておりましたので、はじめから承ります。",
        en: "The earlier conversation is not known any more; a new one begins.")
    case _: Bilingual(ja: message, en: message)
    }
  }
}
