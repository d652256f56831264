/**
 * Pickles of Python read as data: numbers, texts, lists and dictionaries, and the names of
 * everything else. Nothing that a pickle names is looked up, called or built.
 *
 * <p>May import the JDK only.
 *
 * <p>Read {@link io.github.relevista.pickle.Pickle} first, then {@link
 * io.github.relevista.pickle.PickleValue}; {@code PickleStack} and {@code PickleInput} serve them.
 */
package io.github.relevista.pickle;
