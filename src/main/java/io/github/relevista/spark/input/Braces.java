package io.github.relevista.spark.input;

import java.util.ArrayList;
import java.util.List;

/** The alternatives in braces of a glob, which may hold slashes: {@code day=1/{a,b/c}*}. */
final class Braces {
  private Braces() {}

  /** The globs without braces that a glob stands for; itself where its braces do not match. */
  static List<String> expanded(String glob) {
    int open = -1;
    int depth = 0;
    List<Integer> commas = new ArrayList<>();
    for (int at = 0; at < glob.length(); at++) {
      char current = glob.charAt(at);
      if (current == '\\') {
        at++;
      } else if (current == '{') {
        if (depth++ == 0) {
          open = at;
          commas.clear();
        }
      } else if (current == ',' && depth == 1) {
        commas.add(at);
      } else if (current == '}' && depth > 0 && --depth == 0) {
        return alternatives(glob, open, commas, at);
      }
    }
    return List.of(glob);
  }

  private static List<String> alternatives(String glob, int open, List<Integer> commas, int close) {
    List<String> expanded = new ArrayList<>();
    int begin = open + 1;
    List<Integer> ends = new ArrayList<>(commas);
    ends.add(close);
    for (int end : ends) {
      String one = glob.substring(0, open) + glob.substring(begin, end) + glob.substring(close + 1);
      expanded.addAll(expanded(one));
      begin = end + 1;
    }
    return expanded;
  }
}
