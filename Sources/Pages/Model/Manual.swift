public import Text

/// The shop's service manual: everything in the tree of pages, checked. Behind this type no page
/// names an intent, slot, fact or queue that does not exist.
public struct Manual: Sendable {
  public let desk: DeskSettings
  public let slots: [SlotDefinition]
  public let words: WordBook
  public let catalogue: Catalogue
  /// By id.
  public let pages: [Page]
  private let pageIndex: [IntentID: Int]
  private let slotIndex: [SlotName: Int]

  public init(
    desk: DeskSettings, slots: [SlotDefinition], words: WordBook, catalogue: Catalogue,
    pages: [Page]
  ) {
    self.desk = desk
    self.slots = slots
    self.words = words
    self.catalogue = catalogue
    self.pages = pages.sorted { $0.id < $1.id }
    pageIndex = Dictionary(
      self.pages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    slotIndex = Dictionary(
      slots.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public subscript(intent: IntentID) -> Page? { pageIndex[intent].map { pages[$0] } }
  public subscript(slot: SlotName) -> SlotDefinition? { slotIndex[slot].map { slots[$0] } }
}

/// One file of the tree, as read from the disk.
public struct ManualFile: Sendable {
  /// From the tree's root: `orders/order-status.md`.
  public let path: String
  public let bytes: [UInt8]
  /// Why it was not read; nil for a file that was.
  public let fault: Fault?
  public enum Fault: Hashable, Sendable {
    /// With its size in bytes.
    case tooLarge(Int)
    /// A symbolic link out of the tree.
    case leadsOut
  }
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    fault = nil
  }
  /// A file of which only the name is known.
  public init(path: String, fault: Fault) {
    self.path = path
    bytes = []
    self.fault = fault
  }
}
