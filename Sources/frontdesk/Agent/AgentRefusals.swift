import Conversations
import Text

/// What the desk's refusals mean to the person at the console.
extension AgentWords {
  /// - Parameter message: the desk's own words, for what a code does not tell.
  func refusal(_ code: String, _ message: String, _ act: AgentAct?) -> String {
    switch code {
    case "at-capacity": atCapacity(act)
    case "not-yours": notYours(message, act)
    case "already-taken":
      if case .answered(let handoff) = act {
        self("\(handoff) はいま別の担当者が答えています。", "\(handoff) is being answered.")
      } else {
        self("すでに別の担当者がお受けしました。", "A colleague has taken it already.")
      }
    case "no-such-handoff":
      act == .take(nil)
        ? self("お待ちの方はいません。", "Nobody is waiting.")
        : self(
          "その番号の引き継ぎはありません。/待ち や /案件 で確かめてください。",
          "No handoff has that number. /queue and /cases show what there is.")
    case "note-missing":
      self(
        "引き継ぎのメモが要ります。例: /転送 security カード会社に連絡済み",
        "A note is needed, e.g. /transfer security has called the card company")
    case "wrong-token": login(act)
    case "not-logged-in":
      self("まだ入っていません。入り直してください。", "You are not logged in. Come in again.")
    case "no-such-conversation":
      self("その番号の会話はありません。", "No conversation has that number.")
    case "line-too-long":
      self("長すぎて送れませんでした。分けて送ってください。", "That was too long. Please send it in parts.")
    case "not-utf8":
      self("文字として読めませんでした。", "That could not be read as text.")
    case "bad-json", "unknown-request": misunderstood(message, act)
    case "too-fast":
      self(
        "速すぎて受け取れませんでした。少し待ってからもう一度どうぞ。",
        "That came too fast. Please wait a moment and do it again.")
    case "too-many-connections":
      self("受付の接続がいっぱいです。しばらくお待ちください。", "The desk has no connection left; please wait.")
    case "try-later":
      if case .transfer(_, .agent(let name)) = act {
        self(
          "\(person(name))さんはいま席にいません。窓口に転送してください。例: /転送 general メモ",
          "\(person(name)) is not there. Transfer it to a queue, e.g. /transfer general NOTE")
      } else {
        self(
          "保存できませんでした。しばらくしてからもう一度どうぞ。",
          "That could not be saved. Please do it again a little later.")
      }
    case "closing": self("受付がこの接続を閉じます。", "The desk closes this connection.")
    case _: message.isEmpty ? code : message
    }
  }

  private func atCapacity(_ act: AgentAct?) -> String {
    if case .transfer(_, .agent(let name)) = act {
      return self(
        "\(person(name))さんは手いっぱいです。窓口に転送してください。例: /転送 general メモ",
        "\(person(name)) has no room. Transfer it to a queue, e.g. /transfer general NOTE")
    }
    return self(
      "同時にお受けできる数に達しています。どれかを /終了 するか /転送 してから、もう一度どうぞ。",
      "You hold as many chats as you may. Close or transfer one, then try again.")
  }

  private func notYours(_ message: String, _ act: AgentAct?) -> String {
    let unserved = "you do not answer for "
    if message.hasPrefix(unserved) {
      let queue = message.dropFirst(unserved.count)
      return self(
        "窓口 \(queue) はあなたの受け持ちではありません。受け持つには: frontdesk agents add で窓口を足してもらってください。",
        "You do not answer for \(queue).")
    }
    if case .transfer(_, .agent) = act, message.hasPrefix("you have it") {
      return self(
        "ご自分には転送できません。窓口か、ほかの担当者の名前を書いてください。",
        "You have it already; name a colleague or a queue.")
    }
    return self(
      "それはいまあなたの受け持ちではありません。/一覧 で受け持ちを確かめてください。",
      "That is not yours at the moment. /chats shows what you hold.")
  }

  /// What the desk could not take, and what to write instead.
  private func misunderstood(_ message: String, _ act: AgentAct?) -> String {
    switch act {
    case .transfer(_, .queue(let queue)):
      guard let list = message.split(separator: "there are ").dropFirst().first else { break }
      return self(
        "窓口「\(queue)」はありません。窓口: \(list.replacing(", ", with: "、"))。例: /転送 general メモ",
        "No queue is named \(queue). There are \(list).")
    case .transfer(_, .agent(let name)):
      return self(
        "「\(name)」という担当者はいません。/チーム で名前を確かめてください。",
        "Nobody is named \(name). /team lists the names.")
    case .record(let kind):
      if AgentWords.kinds[kind] == nil {
        let kinds = AgentWords.kinds.keys.sorted().joined(separator: " ")
        return self(
          "「\(kind)」という記録はありません。種類: \(kinds)", "No record is a \(kind). There are \(kinds)")
      }
      if message.hasPrefix("points is"), let limit = message.split(separator: " ").last {
        return self(
          "ポイントは 1 から \(limit) までです。例: /記録 goodwill-points points=100",
          "The points are 1 to \(limit), e.g. /record goodwill-points points=100")
      }
      if let slot = message.split(separator: " is no slot").first, message.contains(" is no slot") {
        return self(
          "「\(slot)」という項目はありません。例: /記録 exchange order=26110201 product=S104",
          "No slot is named \(slot), e.g. /record exchange order=26110201 product=S104")
      }
    case .answered:
      if message.contains("a mail has a text") {
        return self("メールの文を書いてください。例: /メール H-7 文", "Write the mail's text: /mail H-7 TEXT")
      }
      if message.hasPrefix("to ") {
        return self(
          "宛先がメールアドレスとして読めません。例: /メール H-7 宛先 taro@example.jp 文",
          "That is no e-mail address, e.g. /mail H-7 to taro@example.jp TEXT")
      }
    case .say, .note:
      if message.contains("no words") {
        return self("文が空です。何か書いてください。", "There are no words in it.")
      }
    case .login, .giveBack, .close, .take, .decline, .order, .history, .refresh, .presence, .queue,
      .cases, .team, .requeue, .followUp, .names, nil:
      break
    }
    return self(
      "受付が受け取れませんでした。/ヘルプ で書き方を確かめてください。", "The desk could not take that (\(message)).")
  }

  private func login(_ act: AgentAct?) -> String {
    guard case .login(let name) = act else {
      return self("名前と合い鍵が合いません。", "Name and token do not belong together.")
    }
    return self(
      "\(name) という担当者は入れません。登録するには: frontdesk agents add \(name) --queues all",
      "\(name) cannot log in. To add an agent: frontdesk agents add \(name) --queues all")
  }

  /// What was asked, as short as it can be said.
  func act(_ act: AgentAct) -> String {
    switch act {
    case .login: self("ログイン", "login")
    case .say(let chat, _): self("\(chat) への発言", "message to \(chat)")
    case .note(let target): self("\(target) のメモ", "note on \(target)")
    case .transfer(let chat, _): self("\(chat) の転送", "transfer of \(chat)")
    case .giveBack(let chat): self("\(chat) を戻す操作", "giving back \(chat)")
    case .close(let chat, _): self("\(chat) の終了", "closing \(chat)")
    case .followUp: self("案件", "cases")
    case .names: self("チーム", "team")
    case .answered(let handoff): self("\(handoff) の完了", "finishing \(handoff)")
    case .take(let handoff):
      handoff.map { self("\($0) の引き受け", "taking \($0)") } ?? self("引き受け", "taking the next")
    case .decline(let handoff): self("\(handoff) の見送り", "declining \(handoff)")
    case .order(let number): self("注文 \(number)", "order \(number)")
    case .record(let kind): self("\(record(kind))の記録", "\(kind) record")
    case .history(let chat), .refresh(let chat): self("\(chat) の履歴", "history of \(chat)")
    case .presence: self("受付状態", "presence")
    case .queue: self("待ち", "queue")
    case .cases: self("案件", "cases")
    case .team: self("チーム", "team")
    case .requeue(let chat): self("\(chat) を列に戻す操作", "putting \(chat) back")
    }
  }

  /// What was done; nil where the desk's own line tells it.
  func done(_ act: AgentAct) -> String? {
    switch act {
    case .note(let target): self("\(target) にメモを残しました。", "The note on \(target) is kept.")
    case .transfer(let chat, .queue(let queue)):
      self("\(chat) を窓口 \(queue) に転送しました。", "\(chat) was transferred to \(queue).")
    case .transfer(let chat, .agent(let agent)):
      self(
        "\(chat) を\(person(agent))さんに転送しました。", "\(chat) was transferred to \(person(agent)).")
    case .giveBack(let chat): self("\(chat) を自動受付に戻しました。", "\(chat) is the desk's again.")
    case .close(let chat, let closing): closed(chat, closing, nil)
    case .answered(let handoff): self("\(handoff) を完了しました。", "\(handoff) is done.")
    case .decline(let handoff): self("\(handoff) を見送りました。", "\(handoff) was declined.")
    case .record(let kind): self("\(record(kind))を記録しました。", "A record of \(kind) was made.")
    case .requeue(let chat):
      self("\(chat) を列の先頭に戻しました。", "\(chat) is at the front of the line again.")
    case .login, .say, .take, .order, .history, .refresh, .presence, .queue, .cases, .team,
      .followUp,
      .names:
      nil
    }
  }

  func trouble(_ trouble: AgentShown.Trouble) -> String {
    switch trouble {
    case .notConnected:
      self(
        "受付につながっていません。書いたものは ↑ で呼び戻せます。",
        "The desk is not connected. The up arrow brings back what you typed.")
    case .noChat(let others):
      others > 0
        ? self(
          "どのチャットか決まっていません。/一覧 で見て、/1 などで選んでください。",
          "No chat is chosen. /chats lists them, /1 goes to the first.")
        : self(
          "いまお受けしているチャットはありません。呼び出しは /受ける で受けます。",
          "You hold no chat. /take accepts an offer.")
    case .noSuchChat:
      self("その番号のチャットは受け持っていません。/一覧 で確かめてください。", "You hold no such chat. /chats lists them.")
    case .noOffer: self("呼び出しは来ていません。", "Nothing is on offer.")
    case .cannotDecline(let handoff):
      self(
        "\(handoff) は案件なので、見送らなくても構いません。/案件 に残ります。",
        "\(handoff) is a case: there is no need to decline it. It stays in /cases.")
    case .noMailAddress(let handoff):
      self(
        "\(handoff) のメールアドレスが分かりません。お電話なら /電話 \(handoff)、"
          + "分かったときは /メール \(handoff) 宛先 taro@example.jp 文",
        "No e-mail address is known for \(handoff). By telephone: /phoned \(handoff); once you know it: "
          + "/mail \(handoff) to taro@example.jp TEXT")
    case .noWay(let chat, .phone):
      self(
        "\(chat) のお電話番号を伺っていません。伺ってメモに残すか、このまま終えるなら、もう一度どうぞ。",
        "No phone number is known for \(chat). Ask for it and note it, or do this again to close all the same."
      )
    case .noWay(let chat, .mail):
      self(
        "\(chat) のメールアドレスを伺っていません。伺ってメモに残すか、このまま終えるなら、もう一度どうぞ。",
        "No e-mail address is known for \(chat). Ask for it and note it, or do this again to close all the same."
      )
    case .notYet:
      self(
        "チャットがまだ届いていません。書いたものはそのままです。",
        "The chat has not come yet. What you typed stays.")
    case .noCard: self("そのカードは手元にありません。", "That card is not at hand.")
    case .noCase(let held):
      held > 1
        ? self("どの案件か、番号を付けてください。例: /完了 H-7 電話済", "Say which case, e.g. /done H-7 phoned")
        : self(
          "受け持っている案件がありません。/案件 で見て、/受ける H-7 で受けてください。",
          "You hold no case. /cases lists them, /take H-7 takes one.")
    case .noOrder:
      self(
        "このチャットには、まだご注文番号がありません。/注文 26110201 のように番号を付けてください。",
        "No order was named in this chat yet. Write its number: /order 26110201")
    case .stillHolding(let count):
      self(
        "チャットを \(count) 件お受けしています。離れると待ち行列に戻ります。離れるなら、もう一度どうぞ。",
        "You hold \(count) \(count == 1 ? "chat" : "chats"); leaving puts them back in line."
          + " Do it again to leave.")
    }
  }

  func mistyped(_ problem: AgentCommandLine.Problem) -> String {
    switch problem {
    case .unknown(let name, let nearest):
      nearest.map {
        self(
          "/\(name) というコマンドはありません。/\($0) のことですか。",
          "No command is named /\(name). Did you mean /\($0)?")
      }
        ?? self(
          "/\(name) というコマンドはありません。/ヘルプ で一覧をご覧ください。",
          "No command is named /\(name). /help lists them.")
    case .malformed(let verb):
      self("書き方: /\(verb.usage(language))", "Write it like this: /\(verb.usage(language))")
    case .badDate(let day):
      self(
        "「\(day)」は日付として読めません。2026-11-24、11/24、明日 のように書いてください。",
        "\(day) is no day. Write 2026-11-24, 11/24 or tomorrow.")
    case .closeNeedsCode:
      self(
        "終え方を付けてください: /終了 解決・後日・応答なし・迷惑",
        "Say how it ends: /close resolved, follow-up, no-answer or abuse")
    case .badAddress(let address):
      self(
        "「\(address)」はメールアドレスではありません。例: /メール H-7 宛先 taro@example.jp 文",
        "\(address) is no e-mail address, e.g. /mail H-7 to taro@example.jp TEXT")
    case .badOrder(let number):
      self("「\(number)」は注文番号ではありません（数字 8 桁）。", "\(number) is no order number (8 digits).")
    }
  }
}
