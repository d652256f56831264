/**
 * From a model folder to a {@code SentimentModel} and back.
 *
 * <p>May import model and what it may import, and Jackson.
 *
 * <p>Read {@link io.github.relevista.modelio.ModelFolder} first, then {@code ConfigFile}, {@link
 * io.github.relevista.modelio.Safetensors} and {@code GateOrder}.
 */
package io.github.relevista.modelio;
