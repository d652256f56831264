package io.github.relevista.modelio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code config.json} of a model folder. Every value is checked; keys that only inform (such as
 * {@code trained_on} or {@code dropout}) are let be; keys that name what no engine here can run are
 * refused.
 */
final class ConfigFile {
  private static final int FORMAT_VERSION = 1;
  private static final int MAXIMUM_BYTES = 1 << 20;

  /** Parts of an architecture that must be off, whether or not tensors of theirs are there. */
  private static final List<String> UNSUPPORTED =
      List.of("attention", "projection_size", "proj_size", "peepholes");

  /** Keys with a meaning that need not be there. */
  private static final List<String> OPTIONAL = List.of("gru_reset", "pooling", "maximum_length");

  private ConfigFile() {}

  static ModelConfig read(ModelFile file) {
    JsonObject json;
    try {
      json = JsonObject.parse(file, "", Utf8.decode(file.bytes(MAXIMUM_BYTES)));
    } catch (CharacterCodingException e) {
      throw file.refused("is not UTF-8; save the file as UTF-8");
    }
    try {
      return config(json);
    } catch (IllegalArgumentException e) {
      throw file.refused("%s", e.getMessage());
    }
  }

  private static ModelConfig config(JsonObject json) {
    int version = json.wholeNumber("format_version", 1, Integer.MAX_VALUE);
    if (version != FORMAT_VERSION) {
      throw json.refused(
          "format_version must be %d, was %d; it needs a newer release", FORMAT_VERSION, version);
    }
    refuseUnsupported(json);
    CellKind cell = cell(json);
    return new ModelConfig(
        cell,
        json.flag("bidirectional") ? 2 : 1,
        json.wholeNumber("embedding_size", 1, Integer.MAX_VALUE),
        json.wholeNumber("hidden_size", 1, Integer.MAX_VALUE),
        new GateOrder(cell, json.text("gate_order")),
        classes(json),
        json.flag("output_bias"),
        json.text("unknown_token"),
        text(json));
  }

  private static void refuseUnsupported(JsonObject json) {
    if (json.has("layers") && json.wholeNumber("layers", 1, Integer.MAX_VALUE) != 1) {
      throw json.refused(
          "layers is %s: stacked layers cannot be run; use a model of one layer",
          json.shown("layers"));
    }
    if (json.has("pooling") && !json.text("pooling").equals("last")) {
      throw json.refused(
          "pooling is %s: the scores must come from the last hidden states (\"last\")",
          json.shown("pooling"));
    }
    for (String key : UNSUPPORTED) {
      if (!json.isOff(key)) {
        throw json.refused(
            "%s is %s: a model with it cannot be run; use one without", key, json.shown(key));
      }
    }
  }

  private static CellKind cell(JsonObject json) {
    String cell = oneOf(json, "cell", Set.of("lstm", "gru"));
    if (!json.has("gru_reset")) {
      return cell.equals("lstm") ? CellKind.LSTM : CellKind.GRU_RESET_AFTER;
    }
    String reset = oneOf(json, "gru_reset", Set.of("after", "before"));
    if (cell.equals("lstm")) {
      throw json.refused("gru_reset is '%s', but the cell is lstm; remove the key", reset);
    }
    return reset.equals("after") ? CellKind.GRU_RESET_AFTER : CellKind.GRU_RESET_BEFORE;
  }

  private static ClassScale classes(JsonObject json) {
    List<String> names = json.texts("classes");
    if (!json.has("class_polarity")) {
      return ClassScale.even(names);
    }
    return new ClassScale(
        names, json.numbers("class_polarity").stream().map(Double::floatValue).toList());
  }

  private static TextRules text(JsonObject json) {
    String tokenizer = oneOf(json, "tokenizer", Set.of("ptb", "whitespace"));
    int maximumLength =
        json.has("maximum_length")
            ? json.wholeNumber("maximum_length", 1, Integer.MAX_VALUE)
            : Integer.MAX_VALUE;
    return new TextRules(
        TokenizerKind.valueOf(tokenizer.toUpperCase(Locale.ROOT)),
        json.flag("lower_case") ? Casing.LOWER : Casing.KEEP,
        maximumLength);
  }

  private static String oneOf(JsonObject json, String key, Set<String> allowed) {
    String value = json.text(key);
    if (!allowed.contains(value)) {
      throw json.refused(
          "%s must be one of %s, was '%s'", key, allowed.stream().sorted().toList(), value);
    }
    return value;
  }

  /**
   * The bytes of the file for a configuration; {@link #read} gives it back.
   *
   * @param notes further keys, which only inform
   * @throws IllegalArgumentException if a note has the name of a key that does more than inform
   */
  static byte[] bytes(ModelConfig config, Map<String, ?> notes) {
    ObjectNode json = JsonObject.MAPPER.createObjectNode();
    json.put("format_version", FORMAT_VERSION);
    json.put("cell", config.cellName());
    if (config.cell() != CellKind.LSTM) {
      json.put("gru_reset", config.cell() == CellKind.GRU_RESET_AFTER ? "after" : "before");
    }
    json.put("bidirectional", config.directions() == 2);
    json.put("layers", 1);
    json.put("embedding_size", config.embeddingSize());
    json.put("hidden_size", config.hiddenSize());
    json.put("gate_order", config.gateOrder().letters());
    json.put("output_bias", config.outputBias());
    config.classes().names().forEach(json.putArray("classes")::add);
    config.classes().polarity().forEach(json.putArray("class_polarity")::add);
    json.put("unknown_token", config.unknownTerm());
    json.put("lower_case", config.text().casing() == Casing.LOWER);
    json.put("tokenizer", config.text().tokenizer().name().toLowerCase(Locale.ROOT));
    if (config.text().maximumLength() != Integer.MAX_VALUE) {
      json.put("maximum_length", config.text().maximumLength());
    }
    notes.forEach((key, note) -> addNote(json, key, note));
    try {
      return JsonObject.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private static void addNote(ObjectNode json, String key, Object note) {
    if (json.has(key) || UNSUPPORTED.contains(key) || OPTIONAL.contains(key)) {
      throw new IllegalArgumentException(
          "a note cannot be called %s, which config.json has a meaning for".formatted(key));
    }
    json.set(key, JsonObject.MAPPER.valueToTree(note));
  }
}
