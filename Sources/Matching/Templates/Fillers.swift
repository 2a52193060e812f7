/// Words around a request that do not change it: greetings, politeness, hesitation.
struct Fillers: Sendable {
  private var leads = UnitTrie()
  /// Reversed, so that they are walked from the end.
  private var tails = UnitTrie()

  /// - Parameter social: what pages of greeting and thanks say, canonical.
  init(social: [[UInt32]]) {
    for words in Self.leadWords { leads.insert(Canonical.of(words).units, value: 1) }
    for words in Self.tailWords { tails.insert(Canonical.of(words).units.reversed(), value: 1) }
    for units in social {
      leads.insert(units, value: 1)
      tails.insert(units.reversed(), value: 1)
    }
  }

  /// Where a request may begin: 0, and behind each run of leading filler. Rising.
  func starts(of text: Folded) -> [Int] {
    var reached = [0]
    var next = 0
    while next < reached.count, reached.count < Self.most {
      let from = reached[next]
      leads.walk(text.units, from: from) { end, _ in
        if text.isWordEnd(end), !reached.contains(end) { reached.append(end) }
      }
      next += 1
    }
    return reached.sorted()
  }

  /// Where a request may end: the text's end, and before each run of trailing filler.
  func ends(of text: Folded) -> [Int] {
    let length = text.count
    let tail = Array(text.units.suffix(Self.longestTail).reversed())
    var reached = [0]
    var next = 0
    while next < reached.count, reached.count < Self.most {
      let from = reached[next]
      tails.walk(tail, from: from) { end, _ in
        if text.isWordEnd(length - end), !reached.contains(end) { reached.append(end) }
      }
      next += 1
    }
    return reached.map { length - $0 }.sorted()
  }

  /// Whether the text is filler and nothing else.
  func isAll(_ text: Folded) -> Bool { starts(of: text).contains(text.count) }

  /// Longest filler looked at behind a request, in units, and most places taken.
  static let longestTail = 96
  static let most = 24

  /// Every filler word, as written.
  static var allWords: [String] { leadWords + tailWords }

  private static let leadWords = [
    "えっと", "えと", "ええと", "あの", "あのう", "その", "すみません", "すいません", "すみませんが", "すいませんが",
    "恐れ入りますが", "恐れ入ります", "お忙しいところ", "お世話になります", "お世話になっております", "お世話になってます", "はじめまして", "初めまして",
    "こんにちは", "こんばんは", "おはようございます", "お手数ですが", "お手数おかけしますが", "申し訳ありませんが", "失礼します", "失礼いたします",
    "はい", "いえ", "いや", "うん", "では", "じゃあ", "じゃ", "ちなみに", "ところで", "それと", "あと", "それから", "ちょっと",
    "質問です", "質問なんですが", "質問なのですが", "質問があります", "お尋ねします", "お聞きしたいのですが", "教えてください", "お願いです",
    "で", "ねえ", "ねぇ", "まず", "とりあえず", "もしもし", "あ", "あっ", "え", "わ", "うわ", "ありがとう", "ありがとうございます",
    "hi", "hello", "hey", "hi there", "good morning", "good afternoon", "good evening", "um", "uh",
    "er", "well", "so", "please", "excuse me", "sorry", "sorry to bother you", "just wondering",
    "i was wondering", "quick question", "also", "and", "then", "okay", "yes", "no", "oh",
    "by the way", "thanks", "thank you", "could you tell me", "can you tell me",
    "could you please tell me", "please tell me", "tell me", "i would like to know",
    "do you know", "there", "now",
  ]

  private static let tailWords = [
    "です", "ですか", "ですが", "ですけど", "でしょうか", "ですよ", "ですね", "ですよね", "ます", "か", "かな", "かね", "の", "のか",
    "のですか", "のですが", "のですけど", "んですか", "んですが", "んですけど", "んだけど", "んですよ", "んです", "のです", "なんですが",
    "なんですけど", "なのですが", "なんだけど", "のでしょうか", "んでしょうか", "けど", "けれど", "けれども", "が", "ね", "よ", "よね", "な",
    "ください", "下さい", "くださいませ", "いただけますか", "いただけますでしょうか", "もらえますか", "もらえる", "くれますか", "くれる", "ほしい",
    "お願いします", "お願い致します", "お願いいたします", "おねがいします", "お願い", "宜しくお願いします", "よろしくお願いします", "よろしくお願いいたします",
    "宜しくお願い致します", "よろしく", "ありがとう", "ありがとうございます", "すみません", "と思います", "と思って", "と思いまして", "教えてください",
    "を教えてください", "について教えてください", "を知りたいです", "でございます", "でございましょうか", "なう", "助かります", "至急",
    "please", "thanks", "thank you", "thank you very much", "thank you so much", "many thanks",
    "cheers", "then", "now", "at all", "okay", "sorry", "kind regards", "regards",
    "if possible", "by the way", "anyway", "too", "mate", "please and thank you",
  ]
}
