package io.github.relevista.cli;

/** What the program says to the shell. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int GATE = 3;
  static final int EXPECTED = 4;

  private ExitCode() {}
}
