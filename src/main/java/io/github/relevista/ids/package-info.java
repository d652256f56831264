/**
 * Hashes that tell one thing from another: how ids are made, in one place and of names that no
 * renaming of a class changes.
 *
 * <p>May import the JDK only.
 *
 * <p>Read {@link io.github.relevista.ids.IdScheme}, then {@link io.github.relevista.ids.IdParts}.
 */
package io.github.relevista.ids;
