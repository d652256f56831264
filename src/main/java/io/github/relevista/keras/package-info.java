/**
 * What Keras 1 to 3 saved, read as data: HDF5 files, their weights alone with an architecture as
 * JSON, and {@code .keras} archives. Knows Keras' files and names, and yields a {@link
 * io.github.relevista.keras.KerasNetwork} in this project's layers; nothing that a file names is
 * called.
 *
 * <p>May import model and what it may import, Jackson, and jhdf, which reads HDF5.
 *
 * <p>Read {@link io.github.relevista.keras.KerasFile} first, then {@code Architecture}, {@code
 * KerasBuilder} and {@code LayerWeights}.
 */
package io.github.relevista.keras;
