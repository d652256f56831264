package io.github.relevista.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The program as a task in a JVM and a Spark session of somebody else, who goes on with both: a jar
 * task of Databricks, a notebook, a job server. The arguments are those of {@code jobs/relevista},
 * the command first. Where {@link Main} ends the JVM with an exit code, this returns for 0 and
 * throws for any other; a Spark session that was there before stays as it was.
 */
public final class JarTask {
  private JarTask() {}

  /** A command that did not end with exit code 0; nothing was published that is not whole. */
  public static final class EndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    EndedException(int exitCode, String line) {
      super("exit code %d: %s".formatted(exitCode, line));
      this.exitCode = exitCode;
    }

    /**
     * What the command would have ended its JVM with: 1 failed, 2 bad usage or configuration, 3
     * short of a quality gate, 4 what {@code expect} names is not there.
     */
    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * Runs a command.
   *
   * @throws EndedException if it ends with another exit code than 0; the message is its last line
   */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    LastLine lastLine = new LastLine(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    int exitCode = Main.run(out, new PrintWriter(lastLine, true), arguments);
    if (exitCode != ExitCode.DONE) {
      throw new EndedException(exitCode, lastLine.line());
    }
  }

  /** Passes everything on and remembers the last line. */
  private static final class LastLine extends FilterWriter {
    private final StringBuilder text = new StringBuilder();

    LastLine(Writer to) {
      super(to);
    }

    @Override
    public void write(int character) throws IOException {
      write(new char[] {(char) character}, 0, 1);
    }

    @Override
    public void write(String written, int from, int length) throws IOException {
      write(written.toCharArray(), from, length);
    }

    @Override
    public void write(char[] written, int from, int length) throws IOException {
      super.write(written, from, length);
      text.append(written, from, length);
      text.delete(0, Math.max(0, text.lastIndexOf("\n", text.length() - 2) + 1));
    }

    String line() {
      return text.toString().strip();
    }
  }
}
