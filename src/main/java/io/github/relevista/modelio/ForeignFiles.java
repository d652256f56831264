package io.github.relevista.modelio;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of another program that make a model.
 *
 * @param format what the file of the weights is
 * @param weights that file
 * @param vocabulary a file of terms, which only a file of Keras can do without
 * @param architecture of Keras: the layers of a file of weights alone
 * @param map a file that says which tensor is which; see {@link NameMap}
 */
public record ForeignFiles(
    WeightsFormat format,
    Path weights,
    Optional<Path> vocabulary,
    Optional<Path> architecture,
    Optional<Path> map) {
  /** Weights and vocabulary. */
  public static ForeignFiles of(WeightsFormat format, Path weights, Path vocabulary) {
    return new ForeignFiles(
        format, weights, Optional.of(vocabulary), Optional.empty(), Optional.empty());
  }
}
