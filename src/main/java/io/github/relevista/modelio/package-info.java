/**
 * From a model folder, or the weights that another program wrote, to a {@code SentimentModel} and
 * back.
 *
 * <p>May import model and what it may import, pickle, and Jackson.
 *
 * <p>Read {@link io.github.relevista.modelio.ModelFolder} first, then {@code ConfigFile} and {@code
 * LayeredFile}, {@link io.github.relevista.modelio.Safetensors} and {@link
 * io.github.relevista.modelio.GateOrder}. What comes from other programs begins with {@link
 * io.github.relevista.modelio.ForeignModel}, then {@link io.github.relevista.modelio.WeightsFile},
 * {@code TorchArchive} and {@code NetworkFinder}.
 */
package io.github.relevista.modelio;
