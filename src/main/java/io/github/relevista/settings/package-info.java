/**
 * Typed, validated records of everything that can be configured, with the hash of what makes two
 * figures incomparable.
 *
 * <p>May import the enums of the rooms that mean them, and Jackson's YAML.
 *
 * <p>Read {@code ExplainSettings} first.
 */
package io.github.relevista.settings;
