import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// A message that names only a colour or a size: of the product in focus, else of the one named
  /// last that has such a variant. The page that answered last goes on with it. Returns whether it
  /// did.
  mutating func continueAboutVariant(
    _ match: Match, _ text: SafeText
  ) throws(LookUpsWanted) -> Bool {
    guard !match.slots.contains(where: { $0.name == .product || $0.name == .order }),
      match.outcome != .match || match.requests.allSatisfy({ isTalk($0.intent) })
        || namesVariantOnly(text),
      let last = state.lastAnswered.flatMap({ manual[$0] }), last.wants(.product),
      let product = productOfVariant(named: text)
    else { return false }
    let named = variants(of: product, named: text)
    emit(
      .understood(
        Understanding(
          taken: .init(last.id, score: 10_000), alternatives: match.others(than: last.id),
          requests: [last.id], reason: .picked)))
    begin(last.id, slots: [])
    fill(.product, .product(product.sku))
    if last.wants(.variant), named.count == 1, let only = named.first {
      fill(.variant, .variant(only.name))
    }
    try walk()
    return true
  }

  /// The product, of those talked of in this conversation, of which the words name a variant: the
  /// one in focus, else the one named last.
  func productOfVariant(named text: SafeText) -> Product? {
    state.products.reversed().lazy.compactMap { manual.catalogue[$0] }.first {
      !variants(of: $0, named: text).isEmpty
    }
  }

  /// Whether a message names a variant of what was talked of and nothing else: `白いのはどうですか`, and
  /// not `白いスカートに合いますか`.
  func namesVariantOnly(_ text: SafeText) -> Bool {
    guard let product = productOfVariant(named: text) else { return false }
    var rest = text.string.lowercased()
    for variant in variants(of: product, named: text) {
      for part in desk.variantParts.words(of: variant).joined() {
        rest = rest.replacing(part.lowercased(), with: " ")
      }
    }
    return rest != text.string.lowercased() && !desk.matcher.namesThings(rest)
  }

  /// Greetings, thanks and the like: no business of the shop's.
  func isTalk(_ intent: IntentID) -> Bool {
    [.greeting, .thanks, .goodbye, .smallTalk].contains(intent)
  }

  /// The one variant of the product being talked of that a part of its name picks: `白` of `白-M`.
  func variantByPart(_ slot: SlotDefinition, _ text: SafeText) -> SlotAnswer? {
    let named = variantsOfTop(slot, text)
    guard named.count == 1, let only = named.first else { return nil }
    return SlotAnswer(
      value: .variant(only.name), range: 0..<text.string.utf8.count, exact: false,
      hasOtherWords: true)
  }

  /// The one variant that a part of a name picked in the message that began the page: `紺` in
  /// `麻シャツの紺はありますか`.
  func namedVariant(_ line: AskLine, _ page: Page) -> Value? {
    guard let slot = manual[line.slot], begunNow.contains(page.id),
      !emptiedNow.contains(line.slot), let text = messageText
    else { return nil }
    let named = variantsOfTop(slot, text)
    return named.count == 1 ? named.first.map { .variant($0.name) } : nil
  }

  /// Asks which of several variants is meant that a part of a name could pick. Returns false when
  /// there are none such, or just that was asked.
  mutating func askWhichVariant(_ slot: SlotDefinition, _ text: SafeText) -> Bool {
    let choices = variantsOfTop(slot, text).map {
      Choice(
        label: SafeText(shop: $0.words[state.language]),
        meaning: .value(slot.name, .variant($0.name)))
    }
    guard choices.count > 1, situation.state.offered != choices else { return false }
    say(.clarify, choices: choices)
    if let question = state.question { emit(.asked(question)) }
    return true
  }

  private func variantsOfTop(_ slot: SlotDefinition, _ text: SafeText) -> [Product.Variant] {
    guard slot.kind == .variant, case .product(let sku) = top?[.product],
      let product = manual.catalogue[sku]
    else { return [] }
    return variants(of: product, named: text)
  }

  /// The variants of a product of which the words name the whole or a part: `white` of `white-M`.
  /// Of those the ones of which they name most; none where all of several are named alike.
  func variants(of product: Product, named text: SafeText) -> [Product.Variant] {
    let said = Folding.fold(text.string).scalars
    let scores = product.variants.map { desk.variantParts.named(of: $0, in: said) }
    guard let best = scores.max(), best > 0 else { return [] }
    let found = zip(product.variants, scores).filter { $0.1 == best }.map(\.0)
    return found.count < product.variants.count || found.count == 1 ? found : []
  }
}
