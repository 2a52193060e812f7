import Text

extension Phrase {
  /// The template with its words folded: equal for phrases that differ in width, case or spaces.
  /// Scalars, since a tree has thousands and strings are compared by canonical equivalence.
  var key: [UInt32] {
    var text = ""
    for part in parts {
      Self.write(part, into: &text)
      text += " + "
    }
    let space: UInt32 = 0x20
    var scalars: [UInt32] = []
    for scalar in Folding.fold(text).scalars where scalar != space || scalars.last != space {
      scalars.append(scalar)
    }
    return scalars
  }

  private static func write(_ nodes: [TemplateNode], into text: inout String) {
    for node in nodes {
      switch node {
      case .words(let words): text += words
      case .slot(let slot): text += "{\(slot.text)}"
      case .concept(let concept): text += "{\(concept.text)}"
      case .gap: text += "…"
      case .oneOf(let branches):
        text += "("
        for branch in branches {
          write(branch, into: &text)
          text += "|"
        }
        text += ")"
      }
    }
  }
}
