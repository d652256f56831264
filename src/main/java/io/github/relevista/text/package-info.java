/**
 * From a text to the ids of a model's vocabulary: tokenizers with their offsets, the vocabulary,
 * and batches of similar length.
 *
 * <p>May import the JDK only.
 *
 * <p>Read {@code Tokenizer}, {@code PennTokenizer}, {@code TokenList}, {@code Vocabulary} and
 * {@code LengthBatcher}.
 */
package io.github.relevista.text;
