internal import Pages
internal import Text

/// Tells an answer's politeness and labels (`番号は…です`, `my number is …`) from other words.
struct AnswerFrame: Sendable {
  private var words = UnitTrie()

  init(_ definitions: [SlotDefinition]) {
    for word in Self.around + Fillers.allWords { words.insert(Canonical.of(word).units, value: 1) }
    for slot in definitions {
      for title in [slot.title.ja, slot.title.en] {
        words.insert(Canonical.of(title).units, value: 1)
      }
    }
  }

  /// Whether the message, besides `answer` (raw bytes), holds only words of an answer's frame.
  func isFrame(_ text: Folded, around answer: Range<Int>) -> Bool {
    let canonical = Canonical.of(text, 0..<text.count)
    var parts: [Folded] = [Folded(), Folded()]
    for at in canonical.units.indices {
      let place = Int(canonical.starts[at])
      if place < answer.lowerBound {
        parts[0].append(canonical.units[at], 0, 0)
      } else if place >= answer.upperBound {
        parts[1].append(canonical.units[at], 0, 0)
      }
    }
    return parts.allSatisfy(isFrame)
  }

  /// Whether a canonical text is nothing but such words.
  func isFrame(_ text: Folded) -> Bool {
    var reached = Array(repeating: false, count: text.count + 1)
    reached[0] = true
    for at in 0..<text.count where reached[at] {
      words.walk(text.units, from: at) { end, _ in reached[end] = true }
    }
    return reached[text.count]
  }

  private static let around = [
    "は", "が", "で", "を", "の", "も", "に", "へ", "と", "番", "番号", "番号は", "の方", "のほう", "方", "ほう", "のやつ",
    "やつ", "分", "頃", "ごろ", "かな", "だと思います", "だったと思います", "だったかな", "だ", "だよ", "でした", "になります", "にします",
    "でいいです", "がいいです", "がいい", "を希望します", "希望です", "希望します", "でお願いします", "にしてください", "してください",
    "たぶん", "多分", "確か", "たしか", "こちら", "これ", "それ", "私", "わたし", "と申します", "といいます", "と言います",
    "商品", "商品は", "注文", "注文の", "今回", "に届きました", "届きました", "円です", "メールは", "メールアドレスは", "アドレスは",
    "電話番号は", "電話は", "名前は", "住所は", "日付は",
    "my", "the", "it", "is", "was", "it is", "that is", "this is", "number", "no", "order",
    "order number", "email", "e mail", "address", "phone", "name", "i am", "on", "for", "a", "an",
    "one", "i think", "i would like", "i want", "would like", "to", "id like", "maybe", "probably",
    "around", "about", "by", "via", "of", "them", "here", "here it is", "here you go", "mine",
    "me", "give", "give me", "let us go with", "go with", "i will take", "prefer", "i prefer",
    "at", "or so", "think", "s", "using", "under", "how about", "what about", "and", "also", "too",
    "as well", "then", "じゃあ", "じゃ", "では", "それなら", "あと", "それと", "それから", "だと", "だったら",
    "はどう", "はどうですか", "はどうでしょうか", "だとどうですか", "もください", "もお願いします", "も注文します",
  ]
}
