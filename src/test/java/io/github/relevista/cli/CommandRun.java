package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command did.
 *
 * @param exitCode its exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  CommandRun succeeded() {
    assertThat(exitCode).as(err).isEqualTo(ExitCode.DONE);
    assertThat(err).isEmpty();
    return this;
  }

  /** It is the user's fault, and told in one line. */
  void refused(String... parts) {
    assertThat(exitCode).as(err).isEqualTo(ExitCode.USAGE);
    assertThat(err).hasLineCount(1).contains(parts);
    assertThat(out).isEmpty();
  }
}
