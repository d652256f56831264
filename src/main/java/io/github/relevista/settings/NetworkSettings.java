package io.github.relevista.settings;

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
    Cell cell, boolean bidirectional, int embeddingSize, int hiddenSize, boolean outputBias) {

  /** The recurrent cells. */
  public enum Cell {
    /** Long short-term memory. */
    LSTM,
    /** Gated recurrent unit that resets after the product: torch's, and Keras' default. */
    GRU,
    /** Gated recurrent unit that resets before the product: ONNX' default. */
    GRU_RESET_BEFORE
  }

  static NetworkSettings of(SettingReader reader) {
    return new NetworkSettings(
        reader.choice("cell", Cell.class, Cell.LSTM),
        reader.flag("bidirectional", true),
        (int) reader.count("embedding_size", 60, 1, 10_000),
        (int) reader.count("hidden_size", 60, 1, 10_000),
        reader.flag("output_bias", false));
  }
}
