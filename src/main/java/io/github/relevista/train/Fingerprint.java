package io.github.relevista.train;

import io.github.relevista.ids.IdHash;
import io.github.relevista.model.ClassScale;
import io.github.relevista.settings.TrainSettings;

/** The hash of all that the weights of a run depend on: settings, examples and vocabulary. */
final class Fingerprint {
  private final IdHash hash = new IdHash("training");

  private Fingerprint() {}

  static String of(TrainSettings settings, TrainingData data) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.hash.add(settings.id());
    fingerprint.add(data.classes());
    data.text().addTo(fingerprint.hash);
    data.vocabulary().terms().forEach(fingerprint.hash::add);
    fingerprint.add(data.train());
    fingerprint.add(data.dev());
    return fingerprint.hash.id();
  }

  private void add(ClassScale classes) {
    classes.names().forEach(hash::add);
    classes.polarity().forEach(polarity -> hash.add(new float[] {polarity}));
  }

  private void add(ExampleSet examples) {
    hash.add(examples.size());
    for (int index = 0; index < examples.size(); index++) {
      hash.add(examples.ids()[index]);
      hash.add(examples.labels()[index]).add(new float[] {examples.weights()[index]});
    }
  }
}
