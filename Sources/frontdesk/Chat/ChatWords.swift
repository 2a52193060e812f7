import Text

/// The few words that the customer's terminal has of its own. What the shop says comes from the
/// desk, worded in `desk.md`.
enum ChatWords {
  static let prompt = Bilingual(ja: "お客様> ", en: "you> ")
  static let desk = Bilingual(ja: "受付", en: "Desk")
  static let lost = Bilingual(
    ja: "接続が切れました。つなぎ直しています…", en: "The connection was lost. Connecting again …")
  static let back = Bilingual(ja: "つながりました。続きからどうぞ。", en: "Connected again. Please go on.")
  static let gone = Bilingual(
    ja: "つなぎ直せませんでした。frontdesk chat で、もう一度お入りください。",
    en: "The desk could not be reached again. Come back with: frontdesk chat")
  static let elsewhere = Bilingual(
    ja: "この会話は別の画面に移りました。", en: "This conversation went on in another window.")
  static let welcomeBack = Bilingual(ja: "前回の続きです。", en: "You are back in your conversation.")
  static let help = Bilingual(
    ja: "Enter で送信、Ctrl-D で終わります。", en: "Enter sends, Ctrl-D leaves.")

  /// An event of the conversation; nil for one that says nothing to a customer.
  static func event(_ event: DeskMessage.Event) -> Bilingual? {
    switch event {
    case .queued(let position, let wait): queued(position, wait)
    case .joined(let name):
      Bilingual(
        ja: name.map { "担当者の\($0)が入りました。" } ?? "担当者が入りました。",
        en: name.map { "\($0) has joined." } ?? "A person has joined.")
    case .left: Bilingual(ja: "担当者が離れました。", en: "The person has left.")
    case .transferred: Bilingual(ja: "別の担当におつなぎします。", en: "You are being transferred.")
    case .closed: Bilingual(ja: "会話が終わりました。", en: "The conversation has ended.")
    case .idle:
      Bilingual(
        ja: "しばらくお話がないので、接続を切ります。続きは 24 時間以内ならいつでもどうぞ。",
        en: "Nothing was said for a while, so the line is cut. You may go on within 24 hours.")
    case .other: nil
    }
  }

  private static func queued(_ position: Int?, _ waitSeconds: Int?) -> Bilingual {
    let minutes = waitSeconds.map { max(1, ($0 / 60) + ($0 % 60 > 0 ? 1 : 0)) }
    let placeJa = position.map { "順番は \($0) 番目です。" } ?? ""
    let placeEn = position.map { " You are number \($0) in line." } ?? ""
    let waitJa = minutes.map { "お待ちの目安は約 \($0) 分です。" } ?? ""
    let waitEn = minutes.map { " The wait is about \($0) min." } ?? ""
    return Bilingual(
      ja: "担当者をお呼びしています。" + placeJa + waitJa,
      en: "A person is being called." + placeEn + waitEn)
  }

  /// What an error line means to a customer; the desk's own words for a code not known here.
  static func problem(code: String, message: String) -> Bilingual {
    switch code {
    case "line-too-long":
      Bilingual(
        ja: "長すぎて受け取れませんでした。分けて送ってください。",
        en: "That was too long to be taken. Please send it in parts.")
    case "not-utf8":
      Bilingual(
        ja: "文字として読めませんでした（UTF-8 でお送りください）。",
        en: "That could not be read as text (please send UTF-8).")
    case "too-fast":
      Bilingual(
        ja: "速すぎて受け取れませんでした。少し待ってからお送りください。",
        en: "That came too fast. Please wait a moment and send it again.")
    case "too-many-connections":
      Bilingual(
        ja: "ただいま混み合っています。しばらくしてからお越しください。",
        en: "The desk is full at the moment. Please come back a little later.")
    case "try-later":
      Bilingual(
        ja: "保存できませんでした。しばらくしてからもう一度お送りください。",
        en: "That could not be saved. Please send it again a little later.")
    case "no-such-conversation":
      Bilingual(
        ja: "前回の会話は見つかりませんでした。新しく始めます。",
        en: "The earlier conversation is not known any more; a new one begins.")
    case "closing": Bilingual(ja: "受付がこの接続を閉じます。", en: "The desk closes this connection.")
    case _: Bilingual(ja: message, en: message)
    }
  }
}
