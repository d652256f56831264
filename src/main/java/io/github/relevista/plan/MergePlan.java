package io.github.relevista.plan;

import static java.util.Comparator.naturalOrder;

import io.github.relevista.runs.MergePeriod;
import io.github.relevista.runs.Period;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.SeenFile;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.MergeSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which results are added up to which sums.
 *
 * @param settings what was asked for
 * @param range all days of which a result counts
 * @param parts the results that count, each in one sum or, in windows, in several
 * @param slices the names of the slice columns that stay
 * @param sums the sums, by model and settings, then by date
 */
public record MergePlan(
    MergeSettings settings,
    Period range,
    List<RunPart> parts,
    List<String> slices,
    List<Sum> sums) {
  private static final Set<String> COMMANDS = Set.of("explain", "merge");

  /**
   * A sum.
   *
   * @param period its days; filed under the last
   * @param parts the results that it is made of, one or more, all of one model and settings
   */
  public record Sum(Period period, List<RunPart> parts) {
    /** Copies the list. */
    public Sum {
      parts = List.copyOf(parts);
    }

    /** A record that says of model and settings what those of all parts say. */
    public RunRecord record() {
      return parts.get(0).record();
    }
  }

  /** Copies the lists. */
  public MergePlan {
    parts = List.copyOf(parts);
    slices = List.copyOf(slices);
    sums = List.copyOf(sums);
  }

  /**
   * Plans the sums of results.
   *
   * @param found all results that the inputs hold
   * @throws InvalidSettingException if none of them counts, if one was not made to be added up, or
   *     if a sum would count something twice
   */
  public static MergePlan of(MergeSettings settings, List<RunPart> found) {
    for (RunPart part : found) {
      if (!COMMANDS.contains(part.record().command())) {
        throw new InvalidSettingException(
            "input %s holds results of %s, of which nothing adds up; name outputs of explain or merge"
                .formatted(part.output(), part.record().command()));
      }
    }
    if (found.isEmpty()) {
      throw new InvalidSettingException(
          "the inputs %s hold no results; name outputs of explain or merge"
              .formatted(settings.inputs()));
    }
    if (settings.compact()) {
      return compaction(settings, found);
    }
    Period asked = asked(settings, found);
    LocalDate reach =
        settings.windowDays().isPresent()
            ? asked.first().minusDays(settings.windowDays().getAsInt() - 1L)
            : asked.first();
    Period range = new Period(reach, asked.last());
    List<RunPart> parts = sorted(found.stream().filter(part -> isWithin(part, range)));
    if (parts.isEmpty()) {
      throw noResult(range.first(), range.last(), found);
    }
    refuseSingleDays(settings, parts);
    refuseTwice(parts);
    return new MergePlan(
        settings, range, parts, slices(settings, parts), sums(settings, asked, parts));
  }

  private static boolean isWithin(RunPart part, Period range) {
    return UncutPeriods.isWithin(
        part.record(), Optional.of(range.first()), Optional.of(range.last()), part.output());
  }

  private static List<RunPart> sorted(Stream<RunPart> parts) {
    return parts.sorted(Comparator.comparing((RunPart part) -> part.record().date())).toList();
  }

  /** Every whole month up to the last day whose days are not one result yet, model by model. */
  private static MergePlan compaction(MergeSettings settings, List<RunPart> found) {
    LocalDate to = settings.to().orElseThrow();
    List<RunPart> whole =
        sorted(
            found.stream()
                .filter(
                    part -> {
                      Period month = month(part);
                      return !month.last().isAfter(to)
                          && settings.from().filter(month.first()::isBefore).isEmpty();
                    }));
    if (whole.isEmpty()) {
      throw noResult(settings.from().orElse(LocalDate.MIN), to, found);
    }
    Period range =
        new Period(month(whole.get(0)).first(), month(whole.get(whole.size() - 1)).last());
    List<Sum> sums =
        sums(settings, range, whole).stream()
            .filter(
                sum -> sum.parts().stream().anyMatch(part -> part.record().compacted().isEmpty()))
            .toList();
    List<RunPart> parts = sorted(sums.stream().flatMap(sum -> sum.parts().stream()));
    refuseTwice(parts);
    return new MergePlan(
        settings, range, parts, parts.isEmpty() ? List.of() : slices(settings, parts), sums);
  }

  private static Period month(RunPart part) {
    LocalDate day = part.record().date();
    return MergePeriod.MONTH.of(day, new Period(day, day));
  }

  /** Of days that became one result nobody knows any more what each of them had. */
  private static void refuseSingleDays(MergeSettings settings, List<RunPart> parts) {
    if (settings.windowDays().isEmpty() && settings.by() != MergePeriod.DAY) {
      return;
    }
    for (RunPart part : parts) {
      Optional<Period> days = part.record().compacted();
      if (days.isPresent()) {
        throw new InvalidSettingException(
            "the days %s to %s of %s became one result (merge --compact), and %s asks for single days; choose other dates, or by: month"
                .formatted(
                    days.get().first(),
                    days.get().last(),
                    part.output(),
                    settings.windowDays().isPresent() ? "window" : "by: day"));
      }
    }
  }

  private static InvalidSettingException noResult(
      LocalDate first, LocalDate last, List<RunPart> found) {
    Period there =
        new Period(
            found.stream().map(part -> part.record().days().first()).min(naturalOrder()).get(),
            found.stream().map(part -> part.record().days().last()).max(naturalOrder()).get());
    String asked =
        last.isBefore(first) || last.equals(LocalDate.MAX)
            ? "from " + first + " on"
            : first.equals(LocalDate.MIN) ? "up to " + last : "of " + first + " to " + last;
    return new InvalidSettingException(
        "the inputs hold no result %s; those that are there are of %s to %s"
            .formatted(asked, there.first(), there.last()));
  }

  private static Period asked(MergeSettings settings, List<RunPart> found) {
    LocalDate first =
        settings
            .from()
            .orElseGet(
                () ->
                    found.stream()
                        .map(part -> part.record().days().first())
                        .min(naturalOrder())
                        .get());
    LocalDate last =
        settings
            .to()
            .orElseGet(
                () ->
                    found.stream()
                        .map(part -> part.record().days().last())
                        .max(naturalOrder())
                        .get());
    if (last.isBefore(first)) {
      throw noResult(
          settings.from().orElse(LocalDate.MIN), settings.to().orElse(LocalDate.MAX), found);
    }
    return new Period(first, last);
  }

  private static List<String> slices(MergeSettings settings, List<RunPart> parts) {
    RunPart first = parts.get(0);
    List<String> slices = first.record().slices();
    for (RunPart part : parts) {
      if (!part.record().slices().equals(slices)) {
        throw new InvalidSettingException(
            "%s of %s is sliced by %s, but %s of %s by %s; merge them apart"
                .formatted(
                    part.record().date(),
                    part.output(),
                    part.record().slices(),
                    first.record().date(),
                    first.output(),
                    slices));
      }
    }
    for (String slice : settings.addUp()) {
      if (!slices.contains(slice)) {
        throw new InvalidSettingException(
            "add_up names %s, but the results are sliced by %s".formatted(slice, slices));
      }
    }
    return slices.stream().filter(slice -> !settings.addUp().contains(slice)).toList();
  }

  /** Results may share neither a run nor a file. */
  private static void refuseTwice(List<RunPart> parts) {
    Map<Object, RunPart> seen = new HashMap<>();
    for (RunPart part : parts) {
      for (RunPart.Origin origin : part.origins()) {
        refuseTwice(seen.put(origin, part), part, "the run that began " + origin.started());
      }
      for (SeenFile file : part.record().files()) {
        // Rows that are filed by their own dates are in the results of several, each in one.
        Object date = file.isByRow() ? part.record().date() : "all";
        refuseTwice(
            seen.put(List.of(part.record().ids(), file.version(), date), part),
            part,
            "the file " + file.path());
      }
    }
  }

  private static void refuseTwice(RunPart former, RunPart part, String what) {
    if (former != null && former != part) {
      throw new InvalidSettingException(
          "%s of %s and %s of %s both hold %s, which would count twice; leave one of them out"
              .formatted(
                  former.record().date(),
                  former.output(),
                  part.record().date(),
                  part.output(),
                  what));
    }
  }

  private static List<Sum> sums(MergeSettings settings, Period asked, List<RunPart> parts) {
    Map<String, TreeMap<Period, List<RunPart>>> sums = new TreeMap<>();
    for (RunPart part : parts) {
      TreeMap<Period, List<RunPart>> ofIds =
          sums.computeIfAbsent(part.record().ids(), ids -> new TreeMap<>());
      periods(settings, asked, part.record().date())
          .forEach(period -> ofIds.computeIfAbsent(period, p -> new ArrayList<>()).add(part));
    }
    return sums.values().stream()
        .flatMap(ofIds -> ofIds.entrySet().stream())
        .map(sum -> new Sum(sum.getKey(), sum.getValue()))
        .toList();
  }

  /** The periods in which the results of a day count. */
  private static Stream<Period> periods(MergeSettings settings, Period asked, LocalDate day) {
    if (settings.windowDays().isEmpty()) {
      return Stream.of(settings.by().of(day, asked));
    }
    int days = settings.windowDays().getAsInt();
    LocalDate begin = day.isBefore(asked.first()) ? asked.first() : day;
    return begin
        .datesUntil(day.plusDays(days))
        .filter(asked::holds)
        .map(last -> new Period(last.minusDays(days - 1L), last));
  }
}
