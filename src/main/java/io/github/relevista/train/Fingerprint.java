package io.github.relevista.train;

import io.github.relevista.settings.TrainSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash of all that the weights of a run depend on: settings, examples and vocabulary. */
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  static String of(TrainSettings settings, TrainingData data) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(settings.id());
    fingerprint.add(data.classes().toString());
    fingerprint.add(data.text().toString());
    data.vocabulary().terms().forEach(fingerprint::add);
    fingerprint.add(data.train());
    fingerprint.add(data.dev());
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(ExampleSet examples) {
    for (int index = 0; index < examples.size(); index++) {
      int[] ids = examples.ids()[index];
      ByteBuffer bytes = ByteBuffer.allocate((ids.length + 3) * Integer.BYTES);
      bytes.putInt(ids.length);
      for (int id : ids) {
        bytes.putInt(id);
      }
      bytes.putInt(examples.labels()[index]).putFloat(examples.weights()[index]);
      digest.update(bytes.flip());
    }
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
