package io.github.relevista.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pass over a sample with ONNX Runtime: forward, in batches of a fixed size. */
final class OnnxPass implements Runnable {
  private final OrtSession session;
  private final List<Map<String, OnnxTensor>> batches = new ArrayList<>();

  /**
   * @param texts ordered by length
   * @param batchSize texts of one batch
   */
  OnnxPass(OrtEnvironment environment, OrtSession session, List<BenchText> texts, int batchSize)
      throws OrtException {
    this.session = session;
    for (int first = 0; first < texts.size(); first += batchSize) {
      int end = Math.min(first + batchSize, texts.size());
      batches.add(tensors(environment, texts.subList(first, end)));
    }
  }

  private static Map<String, OnnxTensor> tensors(OrtEnvironment environment, List<BenchText> batch)
      throws OrtException {
    int size = batch.size();
    int steps = batch.stream().mapToInt(BenchText::length).max().orElseThrow();
    int[] ids = new int[steps * size];
    int[] lengths = new int[size];
    for (int sequence = 0; sequence < size; sequence++) {
      int[] words = batch.get(sequence).ids();
      lengths[sequence] = words.length;
      for (int step = 0; step < words.length; step++) {
        ids[step * size + sequence] = words[step];
      }
    }
    return Map.of(
        OnnxModel.IDS,
        OnnxTensor.createTensor(environment, IntBuffer.wrap(ids), new long[] {steps, size}),
        OnnxModel.LENGTHS,
        OnnxTensor.createTensor(environment, IntBuffer.wrap(lengths), new long[] {size}));
  }

  @Override
  public void run() {
    try {
      for (Map<String, OnnxTensor> batch : batches) {
        session.run(batch).close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The scores of all texts, in their order: [texts][classes]. */
  List<float[]> scores() throws OrtException {
    List<float[]> scores = new ArrayList<>();
    for (Map<String, OnnxTensor> batch : batches) {
      try (OrtSession.Result result = session.run(batch)) {
        scores.addAll(List.of((float[][]) result.get(0).getValue()));
      }
    }
    return scores;
  }
}
