/**
 * The commands, their options and exit codes.
 *
 * <p>May import every package and picocli; imported by none.
 *
 * <p>Read {@code Main} first.
 */
package io.github.relevista.cli;
