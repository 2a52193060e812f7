import Conversations
import Text
import Wire

/// What a card says of a handoff, in words.
extension AgentWords {
  /// Why people were brought in: what went wrong where something did, and the page.
  func reason(_ summary: AgentSummary) -> String {
    let why = summary.why
    let times = why["times"]?.int ?? 0
    let page = summary.page?[language] ?? ""
    func on(_ text: String) -> String {
      page.isEmpty ? text : self("\(text)（\(page)）", "\(text) (\(page))")
    }
    switch why.text("kind") {
    case "wrong-answers":
      let slot = Bilingual(why["title"] ?? .null)?[language] ?? self.slot(why.text("slot"))
      return on(
        self("\(polite(slot))を\(times)回読み取れませんでした", "could not read the \(slot), \(times) times"))
    case "misses":
      return self("続けて\(times)回、ご用件を読み取れませんでした", "did not understand, \(times) times in a row")
    case "identity":
      return self("ご本人の確認がとれませんでした（\(times)回）", "could not confirm who it is, \(times) times")
    case "upset": return self("ご不快のご様子で、担当者を希望されました", "upset, and would like a person")
    case "asked": return self("担当者を希望されました", "would like a person")
    case _: return page.isEmpty ? summary.reason : page
    }
  }

  /// The customer's own things take their polite form.
  private func polite(_ slot: String) -> String {
    ["注文", "注文番号"].contains(slot) ? "ご注文番号" : slot
  }

  /// Why a chat waits once more; empty when it does not.
  func again(_ json: JSON) -> String {
    let (by, to) = (person(json.text("by")), person(json.text("to")))
    return switch json.text("kind") {
    case "lost": self("\(by)の接続が切れました", "\(by) was disconnected")
    case "passed-on":
      to.isEmpty
        ? self("\(by)から転送", "passed on by \(by)")
        : self("\(by)から\(to)へ転送", "\(by) passed it on to \(to)")
    case "put-back": self("順番待ちに戻されました", "was put back in line")
    case _: ""
    }
  }

  /// Queue, priority and the customer's language.
  func place(_ summary: AgentSummary) -> String {
    guard !summary.queue.isEmpty else { return "" }
    var parts = [summary.queue, self("優先 ", "priority ") + priority(summary.priority)]
    switch Language(rawValue: summary.language) {
    case .ja: parts.append(self("日本語のお客様", "writes Japanese"))
    case .en: parts.append(self("英語のお客様", "writes English"))
    case nil: break
    }
    return parts.joined(separator: " · ")
  }

  func way(_ way: ContactWay) -> String {
    switch way {
    case .mail: self("メール", "mail")
    case .phone: self("電話", "phone")
    }
  }

  func promise(_ way: ContactWay) -> String {
    switch way {
    case .mail: self("メールでご連絡", "we write by e-mail")
    case .phone: self("お電話でご連絡", "we call back")
    }
  }

  /// A colleague by the name that customers see, however they were named.
  func person(_ name: String) -> String { names[name] ?? name }

  /// `解決`, `後日`: how a chat was closed.
  func closing(_ code: AgentClosing.Code) -> String {
    switch code {
    case .resolved: self("解決", "resolved")
    case .followUp: self("後日", "follow-up")
    case .noAnswer: self("応答なし", "no answer")
    case .abuse: self("迷惑", "abuse")
    }
  }

  /// `C-2 を終えました（後日、期限 11/24 電話、案件 H-4）`.
  func closed(_ chat: ConversationID, _ closing: AgentClosing, _ followUp: HandoffID?) -> String {
    let due = closing.due.map { self("期限 \($0.month)/\($0.day)", "due \($0)") }
    let how = [due, closing.by.map(way)].compactMap { $0 }.joined(separator: " ")
    let parts =
      [self.closing(closing.code), how, followUp.map { self("案件 \($0)", "case \($0)") } ?? ""]
      + [closing.deskShouldHaveKnown ? self("受付で答えられたはず", "the desk should have known") : ""]
    let told = parts.filter { !$0.isEmpty }.joined(separator: self("、", ", "))
    return self("\(chat) を終えました（\(told)）", "\(chat) is closed (\(told))")
  }
}
