package io.github.relevista.train;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentiment tree in the brackets of the Penn Treebank: {@code (3 (2 It) (4 works))}. Every node
 * has a label; a leaf has a word, an inner node has nodes.
 *
 * @param nodes every node after those below it, so the root last
 */
record BracketTree(List<Node> nodes) {
  /** How deep trees may be nested. */
  private static final int MAXIMUM_DEPTH = 1_000;

  /**
   * A node and the words below it.
   *
   * @param label its label
   * @param words one or more
   */
  record Node(String label, List<String> words) {}

  BracketTree {
    nodes = List.copyOf(nodes);
  }

  /**
   * Reads a tree.
   *
   * @throws IllegalArgumentException if the text is not exactly one tree; the message says where
   */
  static BracketTree parse(String text) {
    Parser parser = new Parser(text);
    parser.skipSpaces();
    parser.node(0);
    parser.skipSpaces();
    if (parser.position < text.length()) {
      throw parser.fault("the tree ends here, but the line goes on");
    }
    return new BracketTree(parser.nodes);
  }

  private static final class Parser {
    private final String text;
    private final List<Node> nodes = new ArrayList<>();
    private int position;

    Parser(String text) {
      this.text = text;
    }

    /** Reads the node that begins here and returns its words. */
    List<String> node(int depth) {
      if (depth > MAXIMUM_DEPTH) {
        throw fault("trees may be nested %d deep".formatted(MAXIMUM_DEPTH));
      }
      expect('(');
      String label = atom("a label");
      skipSpaces();
      List<String> words = new ArrayList<>();
      if (next() == '(') {
        while (next() == '(') {
          words.addAll(node(depth + 1));
          skipSpaces();
        }
      } else {
        words.add(atom("a word or '('"));
        skipSpaces();
      }
      expect(')');
      nodes.add(new Node(label, List.copyOf(words)));
      return words;
    }

    void skipSpaces() {
      while (next() == ' ' || next() == '\t') {
        position++;
      }
    }

    private String atom(String what) {
      int begin = position;
      while (position < text.length() && " \t()".indexOf(text.charAt(position)) < 0) {
        position++;
      }
      if (position == begin) {
        throw fault(what + " is needed");
      }
      return text.substring(begin, position);
    }

    private void expect(char bracket) {
      if (next() != bracket) {
        throw fault("'%s' is needed".formatted(bracket));
      }
      position++;
    }

    /** The character here, or 0 at the end. */
    private char next() {
      return position < text.length() ? text.charAt(position) : 0;
    }

    private IllegalArgumentException fault(String problem) {
      String found =
          position < text.length() ? "'" + text.charAt(position) + "'" : "the end of the line";
      return new IllegalArgumentException(
          "no tree at character %d: %s, found %s".formatted(position + 1, problem, found));
    }
  }
}
