import Text

/// The words that slots and concepts stand for, one tree a class of values. Slots of open kinds
/// (dates, names, numbers …) have none: they are compared as themselves.
struct ValueWords {
  /// What may stand in a phrase's braces and be taken by the same words.
  struct Class {
    /// As written in a phrase.
    let shown: String
    /// A word of it in each language, for a class of which a sentence shows a word.
    var examples: [Language: String] = [:]
    /// The tree's first node.
    let root: Int32
  }
  struct Node {
    var children: [(unit: UInt32, node: Int32)] = []
    /// Whether a word ends here.
    var isEnd = false
    /// Whether any letters may follow up to the word's end (`crack*`).
    var isStem = false
    /// What the unit that leads here was written as.
    let text: String
    let unit: UInt32
  }
  private(set) var classes: [Class] = []
  /// The first two stand for "outside of a word" and "outside, and no letter may go on".
  private(set) var nodes: [Node] = [Node(text: "", unit: 0), Node(text: "", unit: 0)]
  private var slots: [SlotName: Int] = [:]
  private var concepts: [ConceptName: Int] = [:]

  static let outside: Int32 = 0
  static let behindWord: Int32 = 1

  init(_ manual: Manual) {
    var kinds: [SlotKind: Int] = [:]
    for slot in manual.slots {
      if let known = kinds[slot.kind] {
        slots[slot.name] = known
        continue
      }
      let index = newClass("{\(slot.name.text)}")
      slots[slot.name] = index
      switch slot.kind {
      case .product:
        kinds[.product] = index
        for product in manual.catalogue.products {
          for name in [product.name.ja, product.name.en] + product.aliases {
            add(name, isStem: false, to: index)
          }
        }
      case .variant:
        kinds[.variant] = index
        for variant in manual.catalogue.products.flatMap(\.variants) {
          for words in [variant.words.ja, variant.words.en] { add(words, isStem: false, to: index) }
        }
      case .choice, .choiceOrText:
        for choice in slot.choices {
          for words in [choice.words.ja, choice.words.en] + choice.also {
            add(words, isStem: false, to: index)
          }
        }
      case .order:
        // A number written out is an order's too: any digits of that length.
        kinds[.order] = index
        addNumbers(to: index)
      case .email, .phone, .date, .amount, .number, .address:
        // One value of such a kind is read for every slot of it.
        kinds[slot.kind] = index
      case .pattern, .name, .text, .yesNo: break
      }
    }
    for concept in manual.words.concepts {
      let index = newClass("{\(concept.name.text)}")
      concepts[concept.name] = index
      if let name = concept.nameJa { concepts[name] = index }
      for member in concept.members {
        add(member.text, isStem: member.isStem, to: index)
      }
      // A whole word shows better than a stem.
      for member in concept.members.filter({ !$0.isStem }) + concept.members.filter(\.isStem) {
        let language = Marks.language(of: member.text.unicodeScalars) ?? .en
        classes[index].examples[language] = classes[index].examples[language] ?? member.text
      }
    }
  }

  func index(of slot: SlotName) -> Int? { slots[slot] }
  func index(of concept: ConceptName) -> Int? { concepts[concept] }

  private mutating func newClass(_ shown: String) -> Int {
    classes.append(Class(shown: shown, root: Int32(truncatingIfNeeded: nodes.count)))
    nodes.append(Node(text: "", unit: 0))
    return classes.count - 1
  }

  private mutating func add(_ word: String, isStem: Bool, to index: Int) {
    let letters = PhraseLetters(word, inWord: false, keepsLong: true)
    guard !letters.units.isEmpty else { return }
    let bytes = word.utf8
    var start = bytes.startIndex
    var node = Int(classes[index].root)
    for (unit, end) in zip(letters.units, letters.ends) {
      let stop = bytes.index(bytes.startIndex, offsetBy: Int(end))
      if let next = nodes[node].children.first(where: { $0.unit == unit })?.node {
        node = Int(next)
      } else {
        nodes[node].children.append((unit, Int32(truncatingIfNeeded: nodes.count)))
        node = nodes.count
        nodes.append(Node(text: String(word[start..<stop]), unit: unit))
      }
      start = stop
    }
    nodes[node].isEnd = true
    if isStem { nodes[node].isStem = true }
  }

  /// Every number of as many digits as an order's has: a level of ten nodes a digit.
  private mutating func addNumbers(to index: Int) {
    var before = [Int(classes[index].root)]
    for place in 0..<OrderNumber.digits {
      let level = (UInt32(0x30)...0x39).map { digit -> (unit: UInt32, node: Int32) in
        let unit = place == 0 ? digit | PhraseLetters.wordStart : digit
        nodes.append(Node(text: String(digit - 0x30), unit: unit))
        return (unit, Int32(truncatingIfNeeded: nodes.count - 1))
      }
      for node in before { nodes[node].children = level }
      before = level.map { Int($0.node) }
    }
    for node in before { nodes[node].isEnd = true }
  }

  /// What stands behind a word that ends at `node`: a Latin word's letters may not go on there.
  func behind(_ node: Int32) -> Int32 {
    let unit = nodes[Int(node)].unit
    return PhraseLetters.isWord(unit & ~PhraseLetters.wordStart) ? Self.behindWord : Self.outside
  }
}
