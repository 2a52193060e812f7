import Testing
import Text

@testable import frontdesk

@Suite struct ChatViewTests {
  private func said(_ text: String, agent: String? = nil, _ choices: [String] = [])
    -> ChatSession.Shown
  {
    .said(DeskMessage.Said(seq: 1, agent: agent, text: text, choices: choices))
  }

  @Test("a label stands where the speaker changes, choices are numbered below their line")
  func labels() {
    var view = ChatView(language: .ja, earlierLines: 5)
    let lines = view.lines(for: [
      said("一"), said("二", ["甲", "乙"]), said("三", agent: "佐藤"), .givenBack, said("四"),
    ])
    #expect(
      lines.map(\.text) == [
        "受付", "一", "二", "1. 甲", "2. 乙", "佐藤", "三", ChatWords.givenBack.ja, "受付", "四",
      ])
    #expect(lines.map(\.indentation) == [0, 2, 2, 4, 4, 0, 2, 0, 0, 2])
    view.customerSpoke()
    #expect(view.lines(for: [said("五")]).map(\.text) == ["受付", "五"])
  }

  @Test("a place and a wait are told as numbers, what is not known is left out")
  func places() {
    let words = { (news: ChatSession.QueueNews, position: Int?, wait: Int?) in
      ChatWords.place(news, position, wait)
    }
    #expect(
      words(.entered, 2, 61).ja
        == "ただいま担当者をお呼びしております。順番は2番目、お待ちいただく時間はおよそ2分の見込みです。恐れ入りますが、このままお待ちください。")
    #expect(words(.moved, 1, nil).ja == "お待たせしております。順番は1番目です。")
    #expect(
      words(.moved, 1, 0).en
        == "Thank you for waiting. You are number 1 in line; the wait is about 1 min.")
    #expect(words(.entered, nil, nil).en == "One of our people is being called. Please stay here.")
    #expect(words(.transferred, nil, 120).en == "The wait is about 2 min.")
    for news in [ChatSession.QueueNews.entered, .moved, .transferred, .agentLost] {
      #expect(!words(news, nil, nil).ja.isEmpty && !words(news, nil, nil).en.isEmpty)
      #expect(words(news, 3, nil).ja.contains("3番目") && words(news, 3, nil).en.contains("number 3"))
    }
  }

  @Test("of an earlier conversation the last lines are shown, dim")
  func earlier() {
    var view = ChatView(language: .en, earlierLines: 2)
    let said = (1...4).map { DeskMessage.Said(seq: $0, agent: nil, text: "\($0)", choices: []) }
    let lines = view.lines(for: [.earlier(said)])
    #expect(lines.map(\.text) == ["Desk: 3", "Desk: 4", ChatWords.welcomeBack.en])
    #expect(lines.allSatisfy { $0.style == .dim })
  }
}
