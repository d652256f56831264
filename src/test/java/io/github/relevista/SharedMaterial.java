package io.github.relevista;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Corpora, lexicons and a trained model that lie beside the checkout, where there are any. They are
 * no part of the project: a test that needs them is skipped, aloud, where they are absent.
 */
public final class SharedMaterial {
  private static final Path ROOT = Path.of("..", "shared").toAbsolutePath().normalize();

  private SharedMaterial() {}

  /**
   * The path of a shared file or folder. Skips the running test where there is no shared material;
   * fails it where the material is there, the build is CI's and this piece is missing.
   */
  public static Path require(String name) {
    Path path = ROOT.resolve(name);
    if (!Files.exists(path)) {
      String message = "skipped for want of shared material: " + name;
      System.out.println(message);
      if (Files.isDirectory(ROOT) && "true".equals(System.getenv("CI"))) {
        fail(message);
      }
      Assumptions.abort(message);
    }
    return path;
  }
}
