package io.github.relevista.reading;

import io.github.relevista.reading.FileFormat.JsonLayout;

/** What the first lines of a JSON file tell of its layout. */
final class JsonHead {
  private JsonHead() {}

  /**
   * Documents where the file begins with an array of objects, or with an object that its line does
   * not close and that the next line goes on with; otherwise lines, damaged or not.
   */
  static JsonLayout layout(byte[] head, int begin) {
    int first = skipSpace(head, begin);
    if (first == head.length) {
      return JsonLayout.LINES;
    }
    if (head[first] == '[') {
      int second = skipSpace(head, first + 1);
      boolean isArray = second == head.length || head[second] == '{' || head[second] == ']';
      return isArray ? JsonLayout.DOCUMENTS : JsonLayout.LINES;
    }
    return head[first] == '{' && goesOn(head, first) ? JsonLayout.DOCUMENTS : JsonLayout.LINES;
  }

  /** Whether the object that opens at a place goes on below its line. */
  private static boolean goesOn(byte[] head, int first) {
    int depth = 0;
    boolean inString = false;
    int at = first;
    for (; at < head.length && head[at] != '\n'; at++) {
      if (inString) {
        if (head[at] == '\\') {
          at++;
        } else if (head[at] == '"') {
          inString = false;
        }
      } else {
        inString = head[at] == '"';
        depth += head[at] == '{' || head[at] == '[' ? 1 : 0;
        depth -= head[at] == '}' || head[at] == ']' ? 1 : 0;
      }
    }
    if (inString || depth <= 0 || at >= head.length) {
      return false;
    }
    int next = skipSpace(head, at);
    // A line that opens an object is the next row, and the first one is damaged.
    return next < head.length && head[next] != '{';
  }

  private static int skipSpace(byte[] head, int begin) {
    int at = begin;
    while (at < head.length && (head[at] == ' ' || (head[at] >= '\t' && head[at] <= '\r'))) {
      at++;
    }
    return at;
  }
}
