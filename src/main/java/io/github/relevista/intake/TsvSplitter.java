package io.github.relevista.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tab-separated fields as the media type text/tab-separated-values registers them: a tab always
 * separates, a quote is a character like any other, nothing is escaped.
 */
final class TsvSplitter implements FieldSplitter {
  private final Set<String> nullValues;
  private final List<String> fields = new ArrayList<>();

  /**
   * @param nullValues fields that stand for no value
   */
  TsvSplitter(Set<String> nullValues) {
    this.nullValues = nullValues;
  }

  @Override
  public List<String> split(byte[] bytes, int begin, int end) {
    fields.clear();
    int field = begin;
    for (int at = begin; at < end; at++) {
      if (bytes[at] == '\t') {
        add(bytes, field, at);
        field = at + 1;
      }
    }
    add(bytes, field, end);
    return fields;
  }

  private void add(byte[] bytes, int begin, int end) {
    String field = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    fields.add(nullValues.contains(field) ? null : field);
  }
}
