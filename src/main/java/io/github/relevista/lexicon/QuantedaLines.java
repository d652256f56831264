package io.github.relevista.lexicon;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A YAML mapping of positive and negative to lists of words; a string of JSON is one of YAML. */
final class QuantedaLines implements ExportLines {
  private String side = "";

  @Override
  public List<String> of(LexiconEntry entry) {
    Optional<String> word = PennWords.word(entry.term());
    if (word.isEmpty() || entry.polarity() == 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    String own = entry.polarity() > 0 ? "positive" : "negative";
    if (!own.equals(side)) {
      side = own;
      lines.add(own + ":");
    }
    lines.add("  - " + TextNode.valueOf(word.get()));
    return lines;
  }
}
