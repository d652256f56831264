package io.github.relevista.settings;

import io.github.relevista.model.CellKind;
import java.util.List;

/**
 * The architecture of a network that is trained.
 *
 * @param cell the recurrent cell
 * @param bidirectional whether a second direction reads from the end
 * @param embeddingSize size of the embedding of a word, at least 1
 * @param hiddenSize size of the hidden state of one direction, at least 1
 * @param outputBias whether the scores have a bias
 */
public record NetworkSettings(
    CellKind cell, boolean bidirectional, int embeddingSize, int hiddenSize, boolean outputBias) {

  static NetworkSettings of(SettingReader reader) {
    return new NetworkSettings(
        reader.choice("cell", List.of(CellKind.values()), NetworkSettings::name, CellKind.LSTM),
        reader.flag("bidirectional", true),
        (int) reader.count("embedding_size", 60, 1, 10_000),
        (int) reader.count("hidden_size", 60, 1, 10_000),
        reader.flag("output_bias", false));
  }

  /** The form that torch calls a GRU is the usual one. */
  private static String name(CellKind cell) {
    return cell == CellKind.GRU_RESET_AFTER ? "gru" : cell.wireName();
  }
}
