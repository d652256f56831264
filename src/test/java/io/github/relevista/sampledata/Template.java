package io.github.relevista.sampledata;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A piece of text with gaps: <code>{name}</code> is a slot that somebody else fills, <code>
 * {one|two|}</code> is a choice between alternatives, which may be empty and may hold slots and
 * choices of their own.
 */
final class Template {
  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads the notation.
   *
   * @throws IllegalArgumentException if a brace has no partner or a bar stands outside braces
   */
  static Template parse(String notation) {
    Reader reader = new Reader(notation);
    Template template = reader.sequence();
    if (!reader.atEnd()) {
      throw new IllegalArgumentException("a } or | outside braces in: " + notation);
    }
    return template;
  }

  /** The names of the slots, those inside choices too. */
  Set<String> slots() {
    Set<String> names = new TreeSet<>();
    for (Part part : parts) {
      if (part instanceof Slot slot) {
        names.add(slot.name());
      } else if (part instanceof Choice choice) {
        choice.alternatives().forEach(alternative -> names.addAll(alternative.slots()));
      }
    }
    return names;
  }

  /** The text with every slot filled and every choice made, each alternative equally likely. */
  String expand(UnaryOperator<String> filler, Random random) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Literal literal) {
        text.append(literal.text());
      } else if (part instanceof Slot slot) {
        text.append(filler.apply(slot.name()));
      } else if (part instanceof Choice choice) {
        int chosen = random.nextInt(choice.alternatives().size());
        text.append(choice.alternatives().get(chosen).expand(filler, random));
      }
    }
    return text.toString();
  }

  private sealed interface Part permits Literal, Slot, Choice {}

  private record Literal(String text) implements Part {}

  private record Slot(String name) implements Part {}

  private record Choice(List<Template> alternatives) implements Part {}

  /** Recursive descent: a sequence holds literals and braces, braces hold sequences. */
  private static final class Reader {
    private final String notation;
    private int position;

    Reader(String notation) {
      this.notation = notation;
    }

    boolean atEnd() {
      return position == notation.length();
    }

    Template sequence() {
      List<Part> parts = new ArrayList<>();
      StringBuilder literal = new StringBuilder();
      while (!atEnd() && notation.charAt(position) != '}' && notation.charAt(position) != '|') {
        if (notation.charAt(position) == '{') {
          if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
          }
          parts.add(braces());
        } else {
          literal.append(notation.charAt(position++));
        }
      }
      if (!literal.isEmpty()) {
        parts.add(new Literal(literal.toString()));
      }
      return new Template(parts);
    }

    private Part braces() {
      int begin = ++position;
      List<Template> alternatives = new ArrayList<>();
      alternatives.add(sequence());
      while (!atEnd() && notation.charAt(position) == '|') {
        position++;
        alternatives.add(sequence());
      }
      if (atEnd()) {
        throw new IllegalArgumentException("a { without its } in: " + notation);
      }
      String inside = notation.substring(begin, position++);
      return alternatives.size() == 1 ? new Slot(inside) : new Choice(alternatives);
    }
  }
}
