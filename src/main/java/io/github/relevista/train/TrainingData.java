package io.github.relevista.train;

import io.github.relevista.model.ClassScale;
import io.github.relevista.model.TextRules;
import io.github.relevista.settings.ExampleSettings;
import io.github.relevista.settings.TrainSettings;
import io.github.relevista.settings.VocabularySettings;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.Vocabulary;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that a run learns from and is evaluated with. */
public final class TrainingData {
  private final Labels labels;
  private final TextRules text;
  private final Terms terms;
  private final Optional<WordVectors> vectors;
  private final ExampleSet train;
  private final ExampleSet dev;
  private final int excluded;
  private final List<String> notes;

  private TrainingData(
      Labels labels,
      TextRules text,
      Terms terms,
      Optional<WordVectors> vectors,
      ExampleSet train,
      ExampleSet dev,
      int excluded,
      List<String> notes) {
    this.labels = labels;
    this.text = text;
    this.terms = terms;
    this.vectors = vectors;
    this.train = train;
    this.dev = dev;
    this.excluded = excluded;
    this.notes = notes;
  }

  /**
   * Reads the files that the settings name.
   *
   * @throws TrainingDataException if one cannot be read, or a line of it is not what it should be
   */
  public static TrainingData read(TrainSettings settings) {
    ExampleSettings files = settings.examples();
    VocabularySettings words = settings.vocabulary();
    TokenizerKind tokenizer = words.tokenizer();
    Casing casing = words.lowerCase() ? Casing.LOWER : Casing.KEEP;
    // Examples are cut to save memory; the model that learns from them reads texts whole.
    TextRules whole = new TextRules(tokenizer, casing, Integer.MAX_VALUE).with(words.trainedOn());
    ExampleReader reader =
        new ExampleReader(files, new TextRules(tokenizer, casing, words.maximumLength()));
    List<LabelledText> all = reader.readTraining();
    Set<String> forbidden = new HashSet<>();
    for (String file : files.exclude()) {
      reader.readSentences(Path.of(file)).forEach(example -> forbidden.add(example.text()));
    }
    List<LabelledText> train =
        all.stream().filter(example -> !forbidden.contains(example.text())).toList();
    if (train.isEmpty()) {
      throw TrainingDataException.of(Path.of(files.train()), "every example is excluded");
    }
    List<LabelledText> dev = reader.readSentences(Path.of(files.dev()));
    Labels labels = Labels.of(files, train);
    Optional<WordVectors> vectors =
        words
            .embeddings()
            .map(file -> WordVectors.read(Path.of(file), settings.network().embeddingSize()));
    Terms terms = Terms.of(train, words, vectors);
    return new TrainingData(
        labels,
        whole,
        terms,
        vectors,
        ExampleSet.of(train, Path.of(files.train()), terms.vocabulary(), labels),
        ExampleSet.of(dev, Path.of(files.dev()), terms.vocabulary(), labels),
        all.size() - train.size(),
        reader.notes());
  }

  /** The classes. */
  public ClassScale classes() {
    return labels.scale();
  }

  /** How the model makes tokens of texts. */
  public TextRules text() {
    return text;
  }

  /** The words that the model is to know. */
  public Vocabulary vocabulary() {
    return terms.vocabulary();
  }

  /** How many of the first ids of the vocabulary stand in the training examples. */
  public int trainedTerms() {
    return terms.trained();
  }

  /** How many words of the vocabulary begin with a vector that was read. */
  public int termsWithVector() {
    return vectors
        .map(
            read -> (int) vocabulary().terms().stream().filter(read.vectors()::containsKey).count())
        .orElse(0);
  }

  /** Number of training examples. */
  public int trainSize() {
    return train.size();
  }

  /** Number of dev examples. */
  public int devSize() {
    return dev.size();
  }

  /** Number of examples of the training file that were left out. */
  public int excluded() {
    return excluded;
  }

  /** What was guessed of the files, one line each. */
  public List<String> notes() {
    return notes;
  }

  Optional<WordVectors> vectors() {
    return vectors;
  }

  ExampleSet train() {
    return train;
  }

  ExampleSet dev() {
    return dev;
  }
}
