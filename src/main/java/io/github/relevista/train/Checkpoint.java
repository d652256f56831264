package io.github.relevista.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The state of a run in a file, to the last bit. A new checkpoint takes the place of the old one in
 * one step, so that there is always a whole one.
 *
 * <p>The file: {@value #MAGIC}, the run's fingerprint, the step, the evaluations, then each vector
 * with its length, floats as {@link DataOutputStream} writes them.
 */
public final class Checkpoint {
  /** Name of the folder in that of the model. */
  public static final String FOLDER = "_checkpoint";

  private static final String FILE = "state.bin";
  private static final String MAGIC = "relevista checkpoint 1";

  private final Path folder;

  /**
   * @param model the folder that the model will be written to; it need not exist
   */
  public Checkpoint(Path model) {
    folder = model.resolve(FOLDER);
  }

  /** Whether there is one. */
  public boolean exists() {
    return Files.exists(folder.resolve(FILE));
  }

  /** Removes the checkpoint, if there is one. */
  public void remove() throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
    Files.deleteIfExists(temporary());
    Files.deleteIfExists(folder);
  }

  void write(TrainingState state, String fingerprint) throws IOException {
    Files.createDirectories(folder);
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(temporary()), 1 << 16))) {
      out.writeUTF(MAGIC);
      out.writeUTF(fingerprint);
      out.writeLong(state.step());
      out.writeInt(state.evaluations().size());
      for (Evaluation evaluation : state.evaluations()) {
        write(out, evaluation);
      }
      for (INDArray vector : state.vectors()) {
        float[] values = vector.toFloatVector();
        out.writeInt(values.length);
        for (float value : values) {
          out.writeFloat(value);
        }
      }
    }
    Files.move(
        temporary(),
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads the checkpoint into the state of a run.
   *
   * @throws TrainingDataException if there is none, it is damaged, or it is of another run
   */
  void read(TrainingState state, String fingerprint) {
    Path file = folder.resolve(FILE);
    if (!exists()) {
      throw TrainingDataException.of(folder, "there is no checkpoint to resume from");
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw TrainingDataException.of(file, "is no checkpoint of this release; remove it");
      }
      if (!in.readUTF().equals(fingerprint)) {
        throw TrainingDataException.of(
            file, "is of a run with other settings or examples; restore those or remove it");
      }
      long step = in.readLong();
      List<Evaluation> evaluations = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        evaluations.add(readEvaluation(in));
      }
      for (INDArray vector : state.vectors()) {
        read(in, file, vector);
      }
      state.restore(step, evaluations);
    } catch (IOException e) {
      throw TrainingDataException.of(file, "is cut off or damaged; remove it (%s)", e);
    }
  }

  private static void read(DataInputStream in, Path file, INDArray vector) throws IOException {
    int length = in.readInt();
    if (length != vector.length()) {
      throw TrainingDataException.of(
          file, "holds %d values where %d are needed; remove it", length, vector.length());
    }
    float[] values = new float[length];
    for (int index = 0; index < length; index++) {
      values[index] = in.readFloat();
    }
    vector.assign(Nd4j.createFromArray(values));
  }

  private static void write(DataOutputStream out, Evaluation evaluation) throws IOException {
    out.writeLong(evaluation.step());
    out.writeDouble(evaluation.epoch());
    out.writeDouble(evaluation.learningRate());
    out.writeDouble(evaluation.trainLoss());
    out.writeDouble(evaluation.devLoss());
    out.writeDouble(evaluation.devAccuracy());
    out.writeDouble(evaluation.seconds());
  }

  private static Evaluation readEvaluation(DataInputStream in) throws IOException {
    return new Evaluation(
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }

  private Path temporary() {
    return folder.resolve(FILE + ".new");
  }
}
