import Conversations
import Text

/// What people at the desk did, and what became of a conversation, in a few words.
struct EventWords {
  let zone: ShopZone
  /// Shown names of agents, by those to log in with.
  let names: [String: String]

  init(zone: ShopZone, names: [String: String] = [:]) {
    self.zone = zone
    self.names = names
  }

  /// nil for what is said elsewhere or is of no interest to a person who reads what was said.
  /// - Parameter events: those of the same entry: what people do leaves several, and is told once.
  func words(_ event: Event, in events: [Event]) -> Bilingual? {
    switch event {
    case .queued(let place): queued(place)
    case .passedOn(_, let queue, let colleague):
      passedOn(queue, colleague, by: events)
    case .noted(let note):
      Bilingual(
        ja: "\(name(note.by))のメモ: \(shown(note.text.string))",
        en: "note by \(name(note.by)): \(shown(note.text.string))")
    case .gaveBack(let agent):
      Bilingual(
        ja: "自動受付に戻りました（\(name(agent))）", en: "\(name(agent)) gave it back to the desk")
    case .handedOff(let handoff): handedOff(handoff)
    case .tookUp(let id, let agent):
      Bilingual(
        ja: "\(shown(agent.shown))が担当しました（\(id)）", en: "\(shown(agent.shown)) took \(id)")
    case .requeued(let id): requeued(id, events)
    case .wrappedUp(let agent, let closing): closed(agent, closing)
    case .answeredCase(let id, let agent, let answer): answered(id, agent, answer)
    case .readBy(let agent):
      Bilingual(ja: "\(name(agent))が記録を開きました", en: "read by \(name(agent))")
    case .recorded(let record):
      Bilingual(
        ja: "記録 \(record.number)（\(AgentWords(.ja).record(record.kind.rawValue))）",
        en: "record \(record.number) (\(record.kind))")
    // The agent who did it was told just before.
    case .closed(.byAgent): nil
    case .rated(let rating): Bilingual(ja: "評価は \(rating) です", en: "rated \(rating)")
    case .leftLine(let id):
      Bilingual(ja: "\(id) を待つのをやめました", en: "stopped waiting for \(id)")
    case .closed(let how): closed(how)
    case .idled: Bilingual(ja: "しばらくご発言がありませんでした", en: "the customer said nothing for a while")
    // Told by what brought them.
    case .joined, .left, .transferred: nil
    case .opened, .customerSaid, .deskSaid, .agentSaid, .understood, .missed, .spoke,
      .turnedMood, .marked, .began, .saidAtOnce, .filled, .emptied, .skipped, .referred, .finished,
      .dropped, .focused, .asked, .settled, .misread, .confirmed, .proved, .failedIdentity,
      .lookedUp, .suggested, .tookPages, .putAside, .takenBack, .ended:
      nil
    }
  }

  private func name(_ agent: AgentName) -> String { shown(names[agent.text] ?? agent.text) }

  private func passedOn(_ queue: QueueName, _ colleague: AgentName?, by events: [Event])
    -> Bilingual
  {
    let note = events.lazy.compactMap { if case .noted(let note) = $0 { note } else { nil } }.first
    let by = note.map { name($0.by) }
    let to = colleague.map(name)
    return Bilingual(
      ja: (by.map { "\($0)から" } ?? "") + (to ?? "窓口 \(queue) ") + "へ転送",
      en: "passed on to \(to ?? queue.text)" + (by.map { " by \($0)" } ?? ""))
  }

  private func requeued(_ id: HandoffID, _ events: [Event]) -> Bilingual {
    let lost = events.lazy.compactMap { if case .left(let name) = $0 { name } else { nil } }.first
    return Bilingual(
      ja: (lost.map { "\(shown($0))の接続が切れ、" } ?? "") + "\(id) は順番待ちに戻りました",
      en: (lost.map { "\(shown($0)) was disconnected, " } ?? "") + "\(id) waits again")
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
    let due = handoff.due.map { AgentWords(.ja).moment(zone.text($0)) }
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
    func how(_ words: AgentWords) -> String {
      let parts = [
        words.closing(closing.code), closing.due.map { words.day($0.description) } ?? "",
        closing.by.map(words.way) ?? "",
        closing.deskShouldHaveKnown ? words("受付で答えられたはず", "the desk should have known") : "",
      ]
      return parts.filter { !$0.isEmpty }.joined(separator: words("、", ", "))
    }
    return Bilingual(
      ja: "\(name(agent))が終了（\(how(AgentWords(.ja)))）",
      en: "closed by \(name(agent)): \(how(AgentWords(.en)))")
  }

  private func answered(_ id: HandoffID, _ agent: AgentName, _ answer: CaseAnswer) -> Bilingual {
    let text = answer.text.isEmpty ? "" : ": " + shown(answer.text.string)
    let outcome = (AgentWords(.ja).outcome(answer.outcome), AgentWords(.en).outcome(answer.outcome))
    return Bilingual(
      ja: "\(id) に\(name(agent))が対応（\(outcome.0)）\(text)",
      en: "\(id) answered by \(name(agent)) (\(outcome.1))\(text)")
  }

  private func closed(_ how: Closing) -> Bilingual {
    switch how {
    case .customerLeft: Bilingual(ja: "お客様が終了しました", en: "the customer left")
    case .timeOut: Bilingual(ja: "時間切れで終了しました", en: "closed after a long silence")
    case .byAgent: Bilingual(ja: "担当者が終了しました", en: "closed by the agent")
    }
  }
}
