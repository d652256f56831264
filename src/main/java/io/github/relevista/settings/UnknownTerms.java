package io.github.relevista.settings;

import java.util.List;

/** Under which term a word counts that the model does not know. */
public enum UnknownTerms {
  /** All under the model's unknown term. */
  TOGETHER("together"),
  /** Each under its own form. */
  SURFACE("surface");

  private final String wireName;

  UnknownTerms(String wireName) {
    this.wireName = wireName;
  }

  static UnknownTerms of(SettingReader reader) {
    return reader.choice("unknown_terms", List.of(values()), UnknownTerms::wireName, TOGETHER);
  }

  /** The name in configurations and in ids. */
  public String wireName() {
    return wireName;
  }
}
