import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the surroundings say.
enum Environment {
  /// The value of a variable; nil when it is not set or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The language of the person at the machine: the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
  /// that is set decides, `ja…` for Japanese, anything else for English.
  static func language(_ variable: (String) -> String?) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first ?? ""
    return locale.hasPrefix("ja") ? .ja : .en
  }

  /// `path` from the root, without asking whether it exists.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    let here = String(cString: folder)
    return here.hasSuffix("/") ? here + path : "\(here)/\(path)"
  }
}

extension Environment {
  /// The language that the surroundings ask for; nil where they name none (`C`, `POSIX`, nothing).
  static func chosenLanguage(_ variable: (String) -> String?) -> Language? {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(variable).first ?? "C"
    let name = locale.prefix { $0 != "." && $0 != "@" }
    return name == "C" || name == "POSIX" ? nil : language(variable)
  }
}
