import Text

/// The few words that the customer's terminal has of its own. What the shop says comes from the
/// desk, worded in `desk.md`.
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
  static let welcomeBack = Bilingual(
    ja: "再びお越しいただき、ありがとうございます。前回の続きから承ります。",
    en: "Welcome back. We go on from where we stopped.")
  static let help = Bilingual(
    ja: "Enter で送信、Ctrl-D で終わります。", en: "Enter sends, Ctrl-D leaves.")

  /// An event of the conversation, in the sense of desk.md's lines; nil for one that says nothing
  /// to a customer.
  static func event(_ event: DeskMessage.Event) -> Bilingual? {
    switch event {
    case .joined(let name):
      Bilingual(
        ja: name.map { "担当の\($0)につながりました。ここからは担当者がお答えいたします。" }
          ?? "担当者につながりました。ここからは担当者がお答えいたします。",
        en: name.map { "You are connected: \($0) answers you from here on." }
          ?? "You are connected: one of our people answers you from here on.")
    case .transferred:
      Bilingual(
        ja: "詳しい担当者におつなぎしています。これまでのお話は引き継いでおります。このままお待ちください。",
        en: "You are being passed to a colleague who knows this best and can see everything said"
          + " so far. Please stay here.")
    case .closed:
      Bilingual(
        ja: "このお話は終わりました。ご利用いただき、ありがとうございました。",
        en: "This conversation is now closed. Thank you for talking to us.")
    case .idle:
      Bilingual(
        ja: "しばらくご入力がないため、接続を終わらせていただきます。24時間以内でしたら、続きからお話しいただけます。",
        en: "As it has been quiet for a while, the connection ends for now. For 24 hours you can"
          + " go on from here.")
    // Told as a place in the queue, or as the desk's return.
    case .queued, .left: nil
    case .other: nil
    }
  }

  static let givenBack = Bilingual(
    ja: "自動受付に戻りました。ほかにお困りのことがございましたら、どうぞお聞かせください。",
    en: "You are back with the automatic desk. Is there anything else you need?")

  /// The place in the queue and the wait in whole minutes, as far as they are known.
  static func place(
    _ news: ChatSession.QueueNews, _ position: Int?, _ waitSeconds: Int?
  ) -> Bilingual {
    let minutes = waitSeconds.map { max(1, $0 / 60 + ($0 % 60 > 0 ? 1 : 0)) }
    let place = Bilingual(
      ja: sentence(
        [position.map { "順番は\($0)番目" }, minutes.map { "お待ちいただく時間はおよそ\($0)分の見込み" }], "、",
        "です。"),
      en: sentence(
        [
          position.map { " You are number \($0) in line" },
          minutes.map { " the wait is about \($0) min" },
        ],
        ";", "."))
    switch news {
    case .entered:
      return Bilingual(
        ja: "ただいま担当者をお呼びしております。\(place.ja)恐れ入りますが、このままお待ちください。",
        en: "One of our people is being called.\(place.en) Please stay here.")
    case .moved:
      return Bilingual(
        ja: "お待たせしております。\(place.ja)", en: "Thank you for waiting.\(place.en)")
    case .transferred:
      return Bilingual(
        ja: place.ja.isEmpty ? "順番にお呼びしております。" : place.ja,
        en: place.en.isEmpty ? "You are in line." : String(place.en.dropFirst()))
    case .agentLost:
      return Bilingual(
        ja: "申し訳ございません。担当者とのやりとりが途切れてしまいました。次の担当者におつなぎいたします。\(place.ja)"
          + "これまでのお話は引き継いでおりますので、もう一度ご説明いただく必要はございません。",
        en: "I am sorry, you were cut off from our colleague.\(place.en) The next one can see"
          + " everything said so far.")
    }
  }

  private static func sentence(_ parts: [String?], _ comma: String, _ end: String) -> String {
    let parts = parts.compactMap { $0 }
    guard let first = parts.first else { return "" }
    // A wait without a place begins the sentence.
    let begun = first.hasPrefix(" the") ? " The" + first.dropFirst(4) : first
    return ([begun] + parts.dropFirst()).joined(separator: comma) + end
  }

  /// What an error line means to a customer; the desk's own words for a code not known here.
  static func problem(code: String, message: String) -> Bilingual {
    switch code {
    case "line-too-long":
      Bilingual(
        ja: "恐れ入りますが、一度にお受けできる長さを超えております。いくつかに分けてお送りください。",
        en: "That was too long to be taken. Please send it in parts.")
    case "not-utf8":
      Bilingual(
        ja: "恐れ入りますが、文字として読み取れませんでした。UTF-8 の文字でお送りください。",
        en: "That could not be read as text (please send UTF-8).")
    case "too-fast":
      Bilingual(
        ja: "恐れ入りますが、続けて届いたためお受けできませんでした。少し間をおいてお送りください。",
        en: "That came too fast. Please wait a moment and send it again.")
    case "too-many-connections":
      Bilingual(
        ja: "ただいま大変混み合っております。恐れ入りますが、しばらくしてからお越しください。",
        en: "The desk is full at the moment. Please come back a little later.")
    case "try-later":
      Bilingual(
        ja: "申し訳ございません。ただいまのメッセージはお受けできませんでした。少し時間をおいて、もう一度お送りください。",
        en: "That could not be saved. Please send it again a little later.")
    case "no-such-conversation":
      Bilingual(
        ja: "前回のお話は終了しておりましたので、はじめから承ります。",
        en: "The earlier conversation is not known any more; a new one begins.")
    case "closing":
      Bilingual(
        ja: "恐れ入りますが、受付をいったん止めます。ここまでのお話は保存しておりますので、少したってからもう一度お越しください。",
        en: "I am sorry, the desk is being shut down for a moment. What we have said is saved;"
          + " please come back shortly.")
    case _: Bilingual(ja: message, en: message)
    }
  }
}
