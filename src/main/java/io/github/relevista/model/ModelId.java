package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that tells a model from every other. Every value is preceded by its length. */
final class ModelId {
  private static final int DIGITS = 16;

  /** Floats that are hashed at a time. */
  private static final int PIECE = 1 << 14;

  private final MessageDigest digest;

  private ModelId() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  static String of(SentimentModel model) {
    ModelId id = new ModelId();
    id.add(model.cell().name());
    model.classes().names().forEach(id::add);
    model.classes().polarity().forEach(polarity -> id.add(new float[] {polarity}));
    id.add(model.vocabulary().term(model.vocabulary().unknownId()));
    model.vocabulary().terms().forEach(id::add);
    id.add(model.embedding());
    for (DirectionWeights direction : model.directions()) {
      for (Gate gate : model.cell().gates()) {
        GateWeights weights = direction.gate(gate);
        id.add(gate.name());
        id.add(weights.input());
        id.add(weights.recurrent());
        id.add(weights.inputBias());
        id.add(weights.recurrentBias());
      }
    }
    id.add(model.output().weights());
    id.add(model.output().bias());
    return HexFormat.of().formatHex(id.digest.digest()).substring(0, DIGITS);
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private void add(FloatMatrix matrix) {
    digest.update(
        ByteBuffer.allocate(2 * Integer.BYTES)
            .putInt(matrix.rows())
            .putInt(matrix.columns())
            .flip());
    add(matrix.values());
  }

  private void add(float[] values) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(values.length).flip());
    // In pieces: the bytes of a large embedding would not fit one array.
    ByteBuffer bytes = ByteBuffer.allocate(PIECE * Float.BYTES);
    int begin = 0;
    while (begin < values.length) {
      int count = Math.min(PIECE, values.length - begin);
      bytes.clear().asFloatBuffer().put(values, begin, count);
      digest.update(bytes.limit(count * Float.BYTES));
      begin += count;
    }
  }
}
