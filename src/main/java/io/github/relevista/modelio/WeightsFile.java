package io.github.relevista.modelio;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/** Reads and writes the weights of models in the files of other programs. */
public final class WeightsFile {
  private WeightsFile() {}

  /**
   * Reads all tensors of a file; those of the authors' layout under this project's names.
   *
   * @throws InvalidModelException if the file is missing, damaged, a pickle or of another format
   */
  static SortedMap<String, Tensor> read(WeightsFormat format, Path path) {
    ModelFile file = ModelFile.of(path);
    FileKind kind = FileKind.of(path);
    if (kind == FileKind.PICKLE) {
      throw file.refused(
          "is a pickle by itself, as torch wrote before 1.6, which runs whatever code it holds when"
              + " it is loaded, and so is not read here; where you trust it, convert it with"
              + " Python: %s",
          format.conversion());
    }
    if (format == WeightsFormat.TORCH) {
      if (kind == FileKind.ZIP) {
        throw file.refused(
            "is a zip, but neither of torch.save nor safetensors; is it an .npz file, for --from"
                + " npz?");
      }
      return kind == FileKind.TORCH_ARCHIVE
          ? TorchArchive.read(path)
          : Safetensors.read(file.source(), file.name());
    }
    if (kind == FileKind.SAFETENSORS || kind == FileKind.TORCH_ARCHIVE) {
      throw file.refused("is a file of torch's, not .npz; read it with --from torch");
    }
    SortedMap<String, Tensor> arrays = NpzReader.read(path);
    return format == WeightsFormat.AUTHORS ? AuthorsLayout.renamed(file, arrays) : arrays;
  }

  /**
   * Refuses a model that a format has no place for.
   *
   * @throws InvalidModelException if torch is to have a GRU that it cannot run
   */
  public static void check(WeightsFormat format, SentimentModel model) {
    if (format == WeightsFormat.TORCH
        && ModelConfig.holds(model)
        && model.cell() == CellKind.GRU_RESET_BEFORE) {
      throw new InvalidModelException(
          "the model is a GRU that resets before the product, which torch's nn.GRU cannot be;"
              + " export it with --to npz");
    }
  }

  /**
   * Writes the weights of a model in torch's order of gates, float by float as they are: those of a
   * model of one layer under torch's names, those of others under the names of a model folder.
   *
   * @param path of the file, which is replaced if there is one; its folder is made where it is
   *     missing
   * @throws InvalidModelException if the format has no place for such a model
   * @throws IllegalArgumentException if the format is one that is only read
   */
  public static void write(WeightsFormat format, Path path, SentimentModel model)
      throws IOException {
    check(format, model);
    SortedMap<String, Tensor> tensors = ModelTensors.of(model);
    if (path.getParent() != null) {
      Files.createDirectories(path.getParent());
    }
    switch (format) {
      case TORCH -> Safetensors.write(path, tensors, TensorType.F32);
      case NPZ -> NpzWriter.write(path, tensors);
      case AUTHORS, KERAS ->
          throw new IllegalArgumentException(format.wireName() + " is only read");
    }
  }
}
