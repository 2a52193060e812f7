/// Words around a request that do not change it: greetings, politeness, hesitation.
final class Fillers: Sendable {
  private let leads: UnitTrie
  /// Reversed, so that they are walked from the end.
  private let tails: UnitTrie

  /// Polite words long enough to be cut off what is weighed, forward and reversed.
  private let framesAhead: UnitTrie
  private let framesBehind: UnitTrie

  /// - Parameter social: what pages of greeting and thanks say, canonical.
  init(social: [[UInt32]]) {
    var leads = UnitTrie()
    var tails = UnitTrie()
    var framesAhead = UnitTrie()
    var framesBehind = UnitTrie()
    for words in Self.leadWords { leads.insert(Canonical.of(words).units, value: 1) }
    for words in Self.tailWords { tails.insert(Canonical.of(words).units.reversed(), value: 1) }
    for word in Self.leadWords + Self.frames {
      let units = Canonical.of(word).units
      if units.count >= Self.longEnough { framesAhead.insert(units, value: 1) }
    }
    for word in Self.tailWords + Self.frames {
      let units = Canonical.of(word).units
      if units.count >= Self.longEnough { framesBehind.insert(units.reversed(), value: 1) }
    }
    for units in social {
      leads.insert(units, value: 1)
      tails.insert(units.reversed(), value: 1)
    }
    self.leads = leads
    self.tails = tails
    self.framesAhead = framesAhead
    self.framesBehind = framesBehind
  }

  /// Where a request may begin: 0, and behind each run of leading filler. Rising.
  func starts(of text: Folded) -> [Int] {
    var reached = [0]
    var next = 0
    while next < reached.count, reached.count < Self.most {
      leads.walkEnds(text.units, from: reached[next]) { end, _ in
        if text.isWordEnd(end), !reached.contains(end) { reached.append(end) }
      }
      next += 1
    }
    if reached.count > 1 { reached.sort() }
    return reached
  }

  /// Where a request may end: the text's end, and before each run of trailing filler. Rising.
  func ends(of text: Folded) -> [Int] {
    let least = text.count - Self.longestTail
    var reached = [text.count]
    var next = 0
    while next < reached.count, reached.count < Self.most {
      tails.walkBack(text.units, from: reached[next]) { start in
        if start >= least, text.isWordEnd(start), !reached.contains(start) { reached.append(start) }
      }
      next += 1
    }
    if reached.count > 1 { reached.sort() }
    return reached
  }

  /// What is left of a text when polite words around it are cut off; all of it when little would
  /// be left. `恐れ入りますが、送料をお教えいただけますでしょうか` is about `送料を`.
  func core(of text: Folded) -> Range<Int> {
    var start = 0
    while true {
      var found: Int?
      framesAhead.walkEnds(text.units, from: start) { end, _ in found = end }
      guard let end = found, text.isWordEnd(end) else { break }
      start = end
    }
    let least = text.count - Self.longestTail
    var end = text.count
    while true {
      var found: Int?
      framesBehind.walkBack(text.units, from: end) { start in
        if start >= least { found = start }
      }
      guard let cut = found, text.isWordEnd(cut) else { break }
      end = cut
    }
    return end - start >= Self.leastLeft ? start..<end : 0..<text.count
  }

  /// Whether the text is filler and nothing else.
  func isAll(_ text: Folded) -> Bool { starts(of: text).contains(text.count) }

  /// Longest filler looked at behind a request, in units, and most places taken.
  static let longestTail = 96
  static let most = 24
  /// Fewest units of a polite phrase that is cut off, and fewest that must stay.
  static let longEnough = 5
  static let leastLeft = 3

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

  /// Polite words before or behind a request, of which nothing follows for it.
  private static let frames = [
    "恐縮ですが", "恐縮ではございますが", "恐縮でございますが", "大変恐縮ですが", "大変恐縮ではございますが", "誠に恐れ入りますが", "まことに恐れ入りますが",
    "大変恐れ入りますが", "失礼ながら", "失礼ですが", "お手間を取らせますが", "お手間をおかけしますが", "お手数をおかけしますが", "お手数をおかけいたしますが",
    "お忙しいところ恐縮ですが", "お忙しいところ恐れ入りますが", "お忙しいところ恐縮でございますが", "お忙しい中", "お手すきの折で結構ですので",
    "お手すきの際に", "よろしければ", "差し支えなければ", "もしよろしければ", "可能でしたら", "できましたら", "突然のご連絡失礼いたします", "つかぬことを伺いますが",
    "お知らせ願えますでしょうか", "お知らせ願えますか", "お知らせいただけますでしょうか", "お知らせください", "お教え願えますか", "お教え願えますでしょうか",
    "お教えいただけますか", "お教えいただけますでしょうか", "お教えください", "教えていただけますか", "教えていただけますでしょうか", "教えていただけないでしょうか",
    "教えてもらえますか", "お聞かせ願えますか", "お聞かせ願えますでしょうか", "お聞かせいただけますか", "お聞かせいただけますでしょうか", "お聞かせください",
    "ご教示ください", "ご教示いただけますか", "ご教示いただけますでしょうか", "ご教示願います", "お示しいただけますでしょうか", "伺えれば幸いです", "伺えますと幸いです",
    "いただけますと幸いです", "いただければ幸いです", "いただきたく存じます", "伺いたく存じます", "ございませんでしょうか", "ございますでしょうか",
    "なっておりますでしょうか",
    "ておりますでしょうか", "のでございましょうか", "伺いたいのですが", "伺いたいです", "お伺いしたいのですが", "知りたいのですが",
    "would you be so kind as to", "would you be so good as to", "i should be obliged if you would",
    "i should be grateful if you could", "i would be grateful if you could",
    "might i trouble you to",
    "i would be glad to", "would you mind telling me", "could you kindly", "would you kindly",
    "could you please", "could you possibly", "i was hoping you could", "i wonder whether",
    "i wonder if", "may i ask", "might i ask", "if it is not too much trouble", "if i may ask",
    "if you do not mind", "i would appreciate it if you could", "inform me of", "let me know",
    "at your earliest convenience", "thank you in advance", "thanks in advance",
  ]
}
