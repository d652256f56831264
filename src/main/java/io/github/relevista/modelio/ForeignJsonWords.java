package io.github.relevista.modelio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.text.TokenizerDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words in JSON: an array of terms, an object of ids by term, or what Keras' {@code
 * Tokenizer.to_json} gives, once or twice encoded, by itself or as {@code tokenizer} beside other
 * things.
 */
final class ForeignJsonWords {
  /** Terms of the index that {@code keras.datasets.imdb.get_word_index} hands out. */
  private static final int IMDB_TERMS = 88_584;

  private static final int MOST_LAYERS = 4;

  private final ModelFile file;

  ForeignJsonWords(ModelFile file) {
    this.file = file;
  }

  /** Nothing where the text is no JSON of terms: it may be one whose first line is a bracket. */
  Optional<ForeignWords> of(String text) {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[") && !start.startsWith("\"{")) {
      return Optional.empty();
    }
    JsonNode json;
    try {
      json = opened(JsonObject.MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    if (json.size() == 0) {
      return Optional.empty();
    }
    if (json.isArray()) {
      return Optional.of(ForeignWords.of(terms(json)));
    }
    if (json.path("config").has("word_index")) {
      return Optional.of(tokenizer(json.path("config")));
    }
    return Optional.of(index(byId(json)));
  }

  /** What a text that holds JSON holds, or the {@code tokenizer} of an object. */
  private static JsonNode opened(JsonNode node) throws JsonProcessingException {
    JsonNode opened = node;
    for (int layer = 0; layer < MOST_LAYERS; layer++) {
      if (opened.isTextual()) {
        opened = JsonObject.MAPPER.readTree(opened.textValue());
      } else if (opened.has("tokenizer") && !opened.get("tokenizer").isNumber()) {
        opened = opened.get("tokenizer");
      }
    }
    return opened;
  }

  private ForeignWords index(SortedMap<Integer, String> byId) {
    boolean whole = byId.firstKey() == 0 && byId.lastKey() == byId.size() - 1;
    if (whole) {
      return ForeignWords.of(List.copyOf(byId.values()));
    }
    if (byId.size() == IMDB_TERMS && byId.firstKey() == 1 && byId.lastKey() == IMDB_TERMS) {
      return ForeignWords.ofImdb(byId);
    }
    if (byId.firstKey() == 0 || byId.lastKey() > byId.size() + 8) {
      throw file.refused(
          "gives the term '%s' the number %d; numbers beside terms must be their ids, from 0 to %d,"
              + " each once",
          byId.get(byId.lastKey()), byId.lastKey(), byId.size() - 1);
    }
    return new ForeignWords(ForeignWords.filled(byId), Optional.empty(), Optional.empty());
  }

  private SortedMap<Integer, String> byId(JsonNode object) {
    SortedMap<Integer, String> terms = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode id = entry.getValue();
      if (!id.canConvertToInt() || id.intValue() < 0) {
        throw file.refused(
            "is JSON, but not of ids by term: '%s' has %s", entry.getKey(), shown(id));
      }
      if (terms.put(id.intValue(), entry.getKey()) != null) {
        throw file.refused(
            "gives the term '%s' the number %d; numbers beside terms must be their ids, from 0 to"
                + " %d, each once",
            entry.getKey(), id.intValue(), object.size() - 1);
      }
    }
    return terms;
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  private List<String> terms(JsonNode array) {
    List<String> terms = new ArrayList<>();
    for (JsonNode term : array) {
      if (!term.isTextual()) {
        throw file.refused("is a JSON array, but not of terms: it holds %s", shown(term));
      }
      terms.add(term.textValue());
    }
    return terms;
  }

  private ForeignWords tokenizer(JsonNode config) {
    SortedMap<Integer, String> byId;
    try {
      JsonNode index = config.get("word_index");
      byId = byId(index.isTextual() ? JsonObject.MAPPER.readTree(index.textValue()) : index);
    } catch (JsonProcessingException e) {
      throw file.refused("is a Tokenizer whose word_index is no JSON");
    }
    return new KerasTokenizer(
            config.path("char_level").asBoolean(false),
            config.path("split").asText(" "),
            config.path("num_words").asInt(0),
            Optional.of(config.path("oov_token"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue),
            config.path("filters").asText(TokenizerDetails.KERAS_FILTERS),
            config.path("lower").asBoolean(true))
        .words(file, byId);
  }
}
