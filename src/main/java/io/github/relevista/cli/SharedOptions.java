package io.github.relevista.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Options that several commands have, each of which sets a key of the command's configuration. */
abstract class SharedOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Sets a key of the command's configuration to the value of its option. */
  final void put(String key, Object value) {
    ((BaseCommand) command.userObject()).put(key, value);
  }
}
