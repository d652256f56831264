/**
 * The commands, their options and exit codes.
 *
 * <p>May import every package and picocli; imported by none.
 *
 * <p>Read {@code Main} first, then {@code BaseCommand} and one command; {@code Start} tells the
 * launcher how a command line is started. What commands find is shown by the room {@code report}.
 */
package io.github.relevista.cli;
