package io.github.relevista.lexicon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Every figure of an entry as a JSON object; null where there is none. */
final class JsonEntryLines implements ExportLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public List<String> of(LexiconEntry entry) {
    ObjectNode node = JSON.createObjectNode();
    node.put("term", entry.term());
    put(node, "polarity", entry.polarity());
    put(node, "low", entry.low());
    put(node, "high", entry.high());
    put(node, "q", entry.q());
    put(node, "agreement", entry.agreement());
    node.put("occurrences", entry.occurrences());
    node.put("reviews", entry.reviews());
    return List.of(node.toString());
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }
}
