import Conversations
import Text

/// What people at the desk did, and what became of a conversation, in a few words.
struct EventWords {
  let zone: ShopZone

  /// nil for what is said elsewhere or is of no interest to a person who reads what was said.
  func words(_ event: Event) -> Bilingual? {
    switch event {
    case .queued(let place): queued(place)
    case .joined(let name): Bilingual(ja: "\(shown(name)) が担当しました", en: "\(shown(name)) joined")
    case .left(let name): Bilingual(ja: "\(shown(name)) が離れました", en: "\(shown(name)) left")
    case .passedOn(_, _, let colleague?):
      Bilingual(ja: "\(colleague) さんあてに転送しました", en: "passed on to \(colleague)")
    case .passedOn(_, let queue, nil):
      Bilingual(ja: "窓口 \(queue) あてに転送しました", en: "passed on to \(queue)")
    case .noted(let note):
      Bilingual(
        ja: "\(note.by) さんのメモ: \(shown(note.text.string))",
        en: "note by \(note.by): \(shown(note.text.string))")
    case .gaveBack(let agent):
      Bilingual(ja: "\(agent) さんが自動受付に戻しました", en: "\(agent) gave it back to the desk")
    case .handedOff(let handoff): handedOff(handoff)
    case .tookUp(let id, let agent):
      Bilingual(
        ja: "\(id) を \(shown(agent.shown)) が引き受けました", en: "\(id) taken by \(shown(agent.shown))")
    case .rated(let rating): Bilingual(ja: "評価は \(rating) です", en: "rated \(rating)")
    case .leftLine(let id):
      Bilingual(ja: "\(id) を待つのをやめました", en: "stopped waiting for \(id)")
    case .requeued(let id): Bilingual(ja: "\(id) は順番待ちに戻りました", en: "\(id) waits again")
    case .wrappedUp(let agent, let closing): closed(agent, closing)
    case .answeredCase(let id, let agent, let answer): answered(id, agent, answer)
    case .readBy(let agent):
      Bilingual(ja: "\(agent) さんが記録を開きました", en: "read by \(agent)")
    case .recorded(let record):
      Bilingual(
        ja: "記録 \(record.number)（\(record.kind)）", en: "record \(record.number) (\(record.kind))")
    case .closed(let how): closed(how)
    case .idled: Bilingual(ja: "しばらくご発言がありませんでした", en: "the customer said nothing for a while")
    case .transferred, .opened, .customerSaid, .deskSaid, .agentSaid, .understood, .missed, .spoke,
      .turnedMood,
      .marked, .began, .saidAtOnce, .filled, .emptied, .skipped, .referred, .finished, .dropped,
      .focused, .asked, .settled, .misread, .confirmed, .proved, .failedIdentity, .lookedUp,
      .suggested, .tookPages, .ended:
      nil
    }
  }

  private func shown(_ text: String) -> String { TerminalText.line(text) }

  private func queued(_ place: QueuePlace) -> Bilingual {
    let minutes = place.waitSeconds.map { ($0 + 59) / 60 }
    return Bilingual(
      ja: "窓口 \(place.queue) でお待ち（\(place.position) 番目"
        + (minutes.map { "、待ち時間 約 \($0) 分" } ?? "") + "）",
      en: "waits for \(place.queue), place \(place.position)"
        + (minutes.map { ", about \($0) min" } ?? ""))
  }

  private func handedOff(_ handoff: Handoff) -> Bilingual {
    let due = handoff.due.map { zone.text($0) }
    switch handoff.kind {
    case .chat:
      return Bilingual(
        ja: "\(handoff.id): 窓口 \(handoff.queue) の担当者へ引き継ぎ",
        en: "\(handoff.id): handed off to \(handoff.queue)")
    case .case:
      return Bilingual(
        ja: "\(handoff.id): 窓口 \(handoff.queue) があとで対応" + (due.map { "（期限 \($0)）" } ?? ""),
        en: "\(handoff.id): a case for \(handoff.queue)" + (due.map { ", due \($0)" } ?? ""))
    }
  }

  private func closed(_ agent: AgentName, _ closing: AgentClosing) -> Bilingual {
    let known = closing.deskShouldHaveKnown
    return Bilingual(
      ja: "\(agent) さんが終了（\(closing.code.rawValue)\(known ? "、受付で答えられたはず" : "")）",
      en: "closed by \(agent): \(closing.code.rawValue)"
        + (known ? ", the desk should have known" : ""))
  }

  private func answered(_ id: HandoffID, _ agent: AgentName, _ answer: CaseAnswer) -> Bilingual {
    let text = answer.text.isEmpty ? "" : ": " + shown(answer.text.string)
    return Bilingual(
      ja: "\(id) に \(agent) さんが対応（\(answer.outcome.rawValue)）\(text)",
      en: "\(id) answered by \(agent) (\(answer.outcome.rawValue))\(text)")
  }

  private func closed(_ how: Closing) -> Bilingual {
    switch how {
    case .customerLeft: Bilingual(ja: "お客様が終了しました", en: "the customer left")
    case .timeOut: Bilingual(ja: "時間切れで終了しました", en: "closed after a long silence")
    case .byAgent: Bilingual(ja: "担当者が終了しました", en: "closed by the agent")
    }
  }
}
