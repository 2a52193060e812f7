import Store
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a tree of pages could not be read from the disk.
enum TreeProblem: Error, Hashable, Sendable {
  case missing(String)
  case notAFolder(String)
  /// With what the system says about it.
  case unreadable(String, because: String)
  case noDescriptors(String)
  /// A symbolic link that leads out of the tree.
  case leadsOut(String)
  case pageTooLarge(String, bytes: Int)
  case treeTooLarge(String)
  case tooDeep(String)
  case nameNotText(String)

  /// What a system call said of a file: its `errno`.
  static func system(_ path: String, _ code: Int32) -> TreeProblem {
    code == EMFILE || code == ENFILE
      ? .noDescriptors(path) : .unreadable(path, because: Descriptor.words(for: code))
  }

  /// Whether whoever wrote the pages can mend it, or whoever runs the machine.
  var exitCode: ExitCode {
    switch self {
    case .missing, .notAFolder, .unreadable, .noDescriptors: .failed
    case .leadsOut, .pageTooLarge, .treeTooLarge, .tooDeep, .nameNotText: .contentWrong
    }
  }

  var words: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(
        ja: "「\(shown(path))」がありません。--intents でページのフォルダを指定してください。",
        en: "there is no \(shown(path)); name the folder of pages with --intents")
    case .notAFolder(let path):
      Bilingual(
        ja: "「\(shown(path))」はフォルダではありません。",
        en: "\(shown(path)) is not a folder")
    case .unreadable(let path, let why):
      Bilingual(
        ja: "「\(shown(path))」を読めません: \(why)", en: "\(shown(path)) cannot be read: \(why)")
    case .noDescriptors(let path):
      Bilingual(
        ja: StoreTrouble.words(.noDescriptors(path: path), .ja),
        en: StoreTrouble.words(.noDescriptors(path: path), .en))
    case .leadsOut(let path):
      Bilingual(
        ja: "「\(shown(path))」はフォルダの外を指すリンクです。ファイルそのものを置いてください。",
        en: "\(shown(path)) is a link that leads out of the tree; put the file itself there")
    case .pageTooLarge(let path, let bytes):
      Bilingual(
        ja: "「\(shown(path))」は \(bytes) バイトあります。ページは \(TreeReader.pageBytes) バイトまでです。",
        en: "\(shown(path)) has \(bytes) bytes; a page has at most \(TreeReader.pageBytes)")
    case .treeTooLarge(let path):
      Bilingual(
        ja: "「\(shown(path))」の合計が \(TreeReader.treeBytes) バイトを超えました。",
        en: "\(shown(path)) holds more than \(TreeReader.treeBytes) bytes")
    case .tooDeep(let path):
      Bilingual(
        ja: "「\(shown(path))」はフォルダが深すぎます（\(TreeReader.depth) 段まで）。",
        en: "\(shown(path)) lies too deep; folders go down \(TreeReader.depth) levels")
    case .nameNotText(let folder):
      Bilingual(
        ja: "「\(shown(folder))」に UTF-8 でない名前のファイルがあります。",
        en: "\(shown(folder)) holds a file whose name is not UTF-8")
    }
  }

  private func shown(_ path: String) -> String { TerminalText.line(path) }
}
