package io.github.relevista.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Tab-separated fields as the media type text/tab-separated-values registers them: a tab always
 * separates, a quote is a character like any other, nothing is escaped.
 */
final class TsvSplitter implements FieldSplitter {
  @Override
  public List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    int begin = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', begin)) {
      fields.add(line.substring(begin, tab));
      begin = tab + 1;
    }
    fields.add(line.substring(begin));
    return fields;
  }
}
