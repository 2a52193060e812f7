internal import Pages

/// What a message does to the conversation, by the lists of `words.md`.
struct ActReader: Sendable {
  private var lists: [(act: DialogAct, words: UnitTrie)] = []
  private var leads = UnitTrie()
  private var anywhere: [(act: DialogAct, words: UnitTrie)] = []

  init(_ words: WordBook) {
    lists = [
      (.yes, Self.trie(words[.yes])), (.no, Self.trie(words[.no])),
      (.cancel, Self.trie(words[.cancel])), (.skip, Self.trie(words[.skip])),
      (.startOver, Self.trie(words[.startOver])),
    ]
    leads = Self.trie(words[.correct])
    anywhere = [
      (.angry, Self.trie(words[.angry])), (.abusive, Self.trie(words[.abusive])),
      (.threat, Self.trie(words[.threat])), (.health, Self.trie(words[.health])),
    ]
  }

  /// - Parameters:
  ///   - text: the whole message, canonical.
  ///   - folded: the same with its marks.
  ///   - starts: where its words may begin, politeness aside.
  ///   - ends: where they may end.
  func acts(in text: Folded, folded: Folded, starts: [Int], ends: [Int]) -> Set<DialogAct> {
    var acts: Set<DialogAct> = []
    guard text.count > 0 else { return acts }
    for number in lists.indices where Self.isAll(text, lists[number].words, starts, ends) {
      acts.insert(lists[number].act)
    }
    // `いえ、結構です`: the first word leads, what follows may be another of its kind.
    if acts.contains(.yes), acts.contains(.no) {
      acts.remove(Self.begins(text, lists[0].words, at: [0]) ? .no : .yes)
    }
    if Self.begins(text, leads, at: starts) { acts.insert(.correct) }
    for number in anywhere.indices where Self.isAnywhere(text, anywhere[number].words) {
      acts.insert(anywhere[number].act)
    }
    if let number = ChoiceNumber.read(text, folded, starts: starts, ends: ends) {
      acts.insert(.choiceNumber(number))
    }
    return acts
  }

  /// Whether the message is these words and politeness, nothing else.
  private static func isAll(
    _ text: Folded, _ words: UnitTrie, _ starts: [Int], _ ends: [Int]
  ) -> Bool {
    guard !words.isEmpty, begins(text, words, at: starts, anyEnd: true) else { return false }
    var open = starts.filter { $0 < text.count }
    var seen = Set(open)
    var steps = 0
    while let from = open.popLast(), steps < Fillers.most * 4 {
      steps += 1
      var done = false
      words.walk(text.units, from: from) { end, values in
        let reached = values.contains(stem) ? wordEnd(text, end) : end
        guard
          text.isWordEnd(reached) || !UnitClass.isWord(text.units[reached - 1] & UnitBits.scalar)
        else { return }
        if ends.contains(reached) { done = true }
        if reached < text.count, seen.insert(reached).inserted { open.append(reached) }
      }
      if done { return true }
    }
    return false
  }

  private static func begins(
    _ text: Folded, _ words: UnitTrie, at starts: [Int], anyEnd: Bool = false
  ) -> Bool {
    starts.contains { start in
      var found = false
      words.walkEnds(text.units, from: start) { end, _ in
        if anyEnd || text.isWordEnd(end) || UnitClass.isJapanese(text.units[end - 1]) {
          found = true
        }
      }
      return found
    }
  }

  private static func isAnywhere(_ text: Folded, _ words: UnitTrie) -> Bool {
    guard !words.isEmpty else { return false }
    return text.units.indices.contains { start in
      var found = false
      words.walk(text.units, from: start) { end, values in
        if values.contains(stem) || text.isWordEnd(end)
          || !UnitClass.isWord(text.units[end - 1] & UnitBits.scalar)
        {
          found = true
        }
      }
      return found
    }
  }

  /// Where words of anger and abuse stand in a canonical text, in their order.
  func moodWords(in text: Folded) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < text.count {
      var end = start
      for (act, words) in anywhere where act == .angry || act == .abusive {
        end = max(end, Self.wordsEnd(text, words, from: start))
      }
      if end > start { found.append(start..<end) }
      start = max(end, start + 1)
    }
    return found
  }

  /// The end of the longest of `words` that begins at `start`; `start` when none does.
  private static func wordsEnd(_ text: Folded, _ words: UnitTrie, from start: Int) -> Int {
    var longest = start
    words.walk(text.units, from: start) { end, values in
      if values.contains(stem) {
        longest = max(longest, wordEnd(text, end))
      } else if text.isWordEnd(end) || !UnitClass.isWord(text.units[end - 1] & UnitBits.scalar) {
        longest = max(longest, end)
      }
    }
    return longest
  }

  private static func wordEnd(_ text: Folded, _ place: Int) -> Int {
    var end = place
    while !text.isWordEnd(end) { end += 1 }
    return end
  }

  private static let whole: Int32 = 0
  private static let stem: Int32 = 1

  private static func trie(_ words: [String]) -> UnitTrie {
    var trie = UnitTrie()
    for word in words.sorted() {
      let isStem = word.hasSuffix("*")
      trie.insert(
        Canonical.of(isStem ? String(word.dropLast()) : word).units, value: isStem ? stem : whole)
    }
    return trie
  }
}
