import Conversations
import Dialog
import Matching
import Pages
import Testing
import Text

/// The shop's own lists of words: what makes a customer angry, a threat, a symptom, and what does not.
@Suite struct ShopMoodTests {
  /// The state after one message to the shop's desk.
  private static func state(after text: String) throws -> ConversationState {
    let manual = try #require(ShopTests.loaded.manual)
    let dialog = DialogManager(manual: manual, matcher: shared ?? Matcher(manual))
    var state = ConversationState(ConversationID(number: 1), language: .ja)
    let cleaned = SafeText.clean(customer: text)
    for input in [
      Input.opening(nil), .said(CustomerLine(text: cleaned.text, masked: false), messageID: nil),
    ] {
      let situation = Situation(
        state: state, input: input, now: ShopTests.now, numbers: NextNumbers(),
        identity: IdentityLedger())
      guard case .turn(let turn) = dialog.decide(situation) else {
        Issue.record("“\(text)” wants a look-up")
        return state
      }
      state = turn.after
    }
    return state
  }
  private static let shared = ShopTests.loaded.manual.map { Matcher($0) }

  @Test(
    "words of others, and questions about a product, make nobody angry and mark nothing",
    arguments: [
      "「最悪」というレビューを見たのですが", "最悪という口コミを見ましたが、化粧水は敏感肌でも使えますか",
      "口コミに「ふざけるな」と書いてありました。乳液はどうですか", "レビューで最低だと書かれていたクリームはどれですか",
      "この口紅、訴える力ある色ですか", "訴えかけるような色の口紅はありますか", "『許せない』って評判を読みました",
      "「二度と買わない」という声があるのは本当ですか", "かぶれたという口コミを見たのですが、化粧水は大丈夫ですか",
      "“詐欺だ、弁護士に言う”というレビューが気になりました", "星1のレビューを見ましたがワンピースは透けますか",
      "口コミに書いてあった使い方を教えてください", "化粧水は敏感肌でも赤くなったりしませんか",
      "肌が弱くてかゆくなりやすいのですが、美容液は使えますか", "友人がかぶれたと聞いたのですが、クリームの成分は何ですか",
      "is this cream terrible for dry skin?",
      "a review said it was \"the worst service\", is the toner any good?",
      "I read that people were furious about the serum. Is it gentle?",
      "someone wrote \"never again\" about the dress",
      "reviews say it is ridiculous how soft the sweater feels",
      "I saw a bad review of the lipstick, is it dry?",
      "is it true that the serum made someone break out in hives?",
      "will the toner sting or leave me itching?",
      "does the linen shirt feel rough?", "can I use the cleansing balm if I get a rash easily?",
      "I heard that the hand cream is pathetic, what is in it?",
      "I saw a one star review of the coat",
    ])
  func calm(text: String) throws {
    let state = try Self.state(after: text)
    #expect(state.mood == .calm, "\(text)")
    #expect(state.marks.isEmpty, "\(text)")
  }

  @Test(
    "a customer's own anger is met",
    arguments: [
      "ふざけるな", "もう、いい加減にしてください", "最悪です。荷物が届きません", "対応が最悪だ。どうなってるんだ",
      "許せない、まだ届かない", "二度と買わない", "何度言えばわかるんですか", "口コミで見て買ったのに。最悪です",
      "this is ridiculous", "I am furious, where is my parcel", "I'm fed up with waiting",
      "never again!",
      "the reviews said it was good. This is unacceptable.", "worst service I have ever had",
      "what a joke",
    ])
  func angry(text: String) throws { #expect(try Self.state(after: text).mood == .angry, "\(text)") }

  @Test(
    "abuse is marked",
    arguments: [
      "ばか野郎、早くしろ", "この役立たず", "くそったれ", "you idiots", "shut up you stupid bot", "go to hell",
    ])
  func abusive(text: String) throws {
    let state = try Self.state(after: text)
    #expect(state.mood == .abusive && state.marks.contains(.abuse), "\(text)")
  }

  @Test(
    "a threat is marked",
    arguments: [
      "消費者センターに通報します", "弁護士に相談します", "訴えますよ", "訴えてやる", "警察に行きます", "SNSに晒すぞ",
      "口コミに書きますからね", "口コミに書いてやる", "拡散します", "週刊誌に話します", "星1つけますよ",
      "I will call my lawyer", "see you in court", "I will sue you", "I am calling the police",
      "I'll leave a bad review", "I will tell the press", "trading standards will hear of this",
    ])
  func threat(text: String) throws {
    #expect(try Self.state(after: text).marks.contains(.threat), "\(text)")
  }

  @Test(
    "a symptom, an accident, a danger is marked and met by its page",
    arguments: [
      "化粧水を使ったら赤くなりました", "クリームで顔がかぶれた", "塗ったら湿疹が出た", "目に入って痛いです", "子どもが飲み込みました",
      "ヒリヒリして眠れません", "割れた瓶で指を切りました", "皮膚科でかぶれたと言われました", "息苦しいです",
      "the cream gave me a rash", "my face turned red after the toner",
      "it got in my eye and it burns",
      "my daughter swallowed some lotion", "my lips are swollen since I used the lipstick",
      "I cut my finger on the broken jar", "hives all over my neck after the serum",
    ])
  func health(text: String) throws {
    let state = try Self.state(after: text)
    #expect(state.marks.contains(.health) && state.entered.contains(.skinTrouble), "\(text)")
  }
}
