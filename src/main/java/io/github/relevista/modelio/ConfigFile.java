package io.github.relevista.modelio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code config.json} of a model folder. Format 1 describes a model of one layer, format 2 lists
 * layers ({@link LayeredFile}). Every value is checked; keys that only inform (such as {@code
 * dropout}) are let be; keys that name what no engine here can run are refused.
 */
final class ConfigFile {
  private static final int FORMAT_VERSION = 1;
  private static final String VERSION = "format_version";
  private static final String ATTENTION = "attention";
  private static final int MAXIMUM_BYTES = 1 << 20;

  /** Parts of an architecture that must be off, whether or not tensors of theirs are there. */
  private static final List<String> UNSUPPORTED =
      List.of(
          "projection_size",
          "proj_size",
          "peepholes",
          "residual",
          "layer_norm",
          "batch_norm",
          "recurrent_batch_norm");

  /** Keys with a meaning that need not be there. */
  private static final List<String> OPTIONAL =
      List.of(
          ATTENTION,
          "gru_reset",
          "pooling",
          "maximum_length",
          "cut",
          "padded_length",
          "padding_id",
          "masked");

  private ConfigFile() {}

  /**
   * The file as JSON of a known format.
   *
   * @throws InvalidModelException if it is no JSON object, or of a format of the future
   */
  static JsonObject open(ModelFile file) {
    JsonObject json;
    try {
      json = JsonObject.parse(file, "", Utf8.decode(file.bytes(MAXIMUM_BYTES)));
    } catch (CharacterCodingException e) {
      throw file.refused("is not UTF-8; save the file as UTF-8");
    }
    int version = json.wholeNumber(VERSION, 1, Integer.MAX_VALUE);
    if (version > LayeredFile.FORMAT_VERSION) {
      throw json.refused(
          "format_version must be %d or %d, was %d; it needs a newer release",
          FORMAT_VERSION, LayeredFile.FORMAT_VERSION, version);
    }
    return json;
  }

  /** Whether the file is of format 2, which lists layers. */
  static boolean isLayered(JsonObject json) {
    return json.wholeNumber(VERSION, 1, Integer.MAX_VALUE) == LayeredFile.FORMAT_VERSION;
  }

  /** The configuration of a model of one layer. */
  static ModelConfig read(ModelFile file) {
    return read(open(file));
  }

  /** The configuration of a model of one layer. */
  static ModelConfig read(JsonObject json) {
    try {
      return config(json);
    } catch (IllegalArgumentException e) {
      throw json.refused("%s", e.getMessage());
    }
  }

  private static ModelConfig config(JsonObject json) {
    if (isLayered(json)) {
      throw json.refused("format_version must be %d here, was 2", FORMAT_VERSION);
    }
    refuseMoreThanOneLayer(json);
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
        TextConfig.read(json));
  }

  /** Refuses what a file of either format says of parts that no engine here can run. */
  static void refuseUnsupported(JsonObject json) {
    for (String key : UNSUPPORTED) {
      if (!json.isOff(key)) {
        throw json.refused(
            "%s is %s: a model with it cannot be run; use one without", key, json.shown(key));
      }
    }
  }

  private static void refuseMoreThanOneLayer(JsonObject json) {
    if (json.has("layers") && json.wholeNumber("layers", 1, Integer.MAX_VALUE) != 1) {
      throw json.refused(
          "layers is %s: format_version 1 is of one layer; list the layers in format_version 2",
          json.shown("layers"));
    }
    if (json.has("pooling") && !json.text("pooling").equals("last")) {
      throw json.refused(
          "pooling is %s: in format_version 1 the scores come from the last hidden states"
              + " (\"last\"); say in format_version 2 what the reading is",
          json.shown("pooling"));
    }
    if (!json.isOff(ATTENTION)) {
      throw json.refused(
          "attention is %s: in format_version 1 the scores come from the last hidden states; say in"
              + " format_version 2 what the reading is",
          json.shown(ATTENTION));
    }
  }

  private static CellKind cell(JsonObject json) {
    String cell = json.oneOf("cell", Set.of("lstm", "gru"));
    if (!json.has("gru_reset")) {
      return cell.equals("lstm") ? CellKind.LSTM : CellKind.GRU_RESET_AFTER;
    }
    String reset = json.oneOf("gru_reset", Set.of("after", "before"));
    if (cell.equals("lstm")) {
      throw json.refused("gru_reset is '%s', but the cell is lstm; remove the key", reset);
    }
    return reset.equals("after") ? CellKind.GRU_RESET_AFTER : CellKind.GRU_RESET_BEFORE;
  }

  /** The classes of a model, of either format. */
  static ClassScale classes(JsonObject json) {
    List<String> names = json.texts("classes");
    if (!json.has("class_polarity")) {
      return ClassScale.even(names);
    }
    return new ClassScale(
        names, json.numbers("class_polarity").stream().map(Double::floatValue).toList());
  }

  /**
   * The bytes of the file for a model.
   *
   * @param notes further keys, which only inform
   * @throws IllegalArgumentException if a note has the name of a key that does more than inform
   */
  static byte[] bytes(SentimentModel model, Map<String, ?> notes) {
    if (ModelConfig.holds(model)) {
      return bytes(ModelConfig.of(model), notes);
    }
    ObjectNode json = JsonObject.MAPPER.createObjectNode();
    json.put(VERSION, LayeredFile.FORMAT_VERSION);
    new LayeredWriter(model).addTo(json);
    addWords(
        json,
        model.classes(),
        model.vocabulary().term(model.vocabulary().unknownId()),
        model.text());
    return bytes(json, notes);
  }

  /**
   * The bytes of the file for a configuration; {@link #read} gives it back.
   *
   * @param notes further keys, which only inform
   * @throws IllegalArgumentException if a note has the name of a key that does more than inform
   */
  static byte[] bytes(ModelConfig config, Map<String, ?> notes) {
    ObjectNode json = JsonObject.MAPPER.createObjectNode();
    json.put(VERSION, FORMAT_VERSION);
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
    addWords(json, config.classes(), config.unknownTerm(), config.text());
    return bytes(json, notes);
  }

  private static void addWords(
      ObjectNode json, ClassScale classes, String unknownTerm, TextRules text) {
    classes.names().forEach(json.putArray("classes")::add);
    classes.polarity().forEach(json.putArray("class_polarity")::add);
    json.put("unknown_token", unknownTerm);
    TextConfig.write(json, text);
  }

  private static byte[] bytes(ObjectNode json, Map<String, ?> notes) {
    notes.forEach((key, note) -> addNote(json, key, note));
    try {
      return JsonObject.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private static void addNote(ObjectNode json, String key, Object note) {
    if (json.has(key)
        || UNSUPPORTED.contains(key)
        || OPTIONAL.contains(key)
        || TextConfig.OPTIONAL.contains(key)) {
      throw new IllegalArgumentException(
          "a note cannot be called %s, which config.json has a meaning for".formatted(key));
    }
    json.set(key, JsonObject.MAPPER.valueToTree(note));
  }
}
