/**
 * From a model folder to a {@code SentimentModel} and back.
 *
 * <p>May import model and what it may import, and Jackson.
 *
 * <p>Read {@code ModelFolder} first, then {@code Safetensors}.
 */
package io.github.relevista.modelio;
