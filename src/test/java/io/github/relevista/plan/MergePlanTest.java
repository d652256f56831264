package io.github.relevista.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.runs.Period;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.MergeSettings;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergePlanTest {
  private static final String SETTINGS = "aaaaaaaa00000000";

  private int files;

  @Test
  void allDays_areOneSum_filedUnderTheLast() {
    MergePlan plan = plan(settings(), day("2026-01-30"), day("2026-02-02"));
    assertThat(periods(plan)).containsExactly(period("2026-01-30", "2026-02-02"));
    assertThat(plan.sums().get(0).parts()).hasSize(2);
  }

  @Test
  void months_areSumsFiledUnderTheirLastDay_thereOrNot() {
    MergePlan plan =
        plan(settings("by=month"), day("2026-01-30"), day("2026-02-02"), day("2026-02-03"));
    assertThat(periods(plan))
        .containsExactly(period("2026-01-01", "2026-01-31"), period("2026-02-01", "2026-02-28"));
  }

  @Test
  void aWindow_reachesBackBehindTheFirstDayAsked_andIsThereForDaysWithoutAResult() {
    MergePlan plan =
        plan(
            settings("window=3d", "from=2026-01-10", "to=2026-01-13"),
            day("2026-01-07"),
            day("2026-01-08"),
            day("2026-01-12"));
    // Windows end on the 10th (8th to 10th), 11th (9th to 11th: nothing), 12th and 13th.
    assertThat(periods(plan))
        .containsExactly(
            period("2026-01-08", "2026-01-10"),
            period("2026-01-10", "2026-01-12"),
            period("2026-01-11", "2026-01-13"));
    assertThat(plan.parts()).hasSize(2);
  }

  @Test
  void modelsAndSettings_areNeverAddedUp() {
    MergePlan plan =
        plan(
            settings(),
            day("2026-01-01"),
            part("2026-01-01", "bbbbbbbb00000000", "explain", "category"),
            day("2026-01-02"));
    assertThat(plan.sums()).hasSize(2);
    assertThat(plan.sums())
        .allSatisfy(
            sum ->
                assertThat(sum.parts())
                    .extracting(p -> p.record().ids())
                    .hasSameElementsAs(List.of(sum.record().ids())));
  }

  @Test
  void slicesThatAreAddedUp_doNotStay() {
    assertThat(plan(settings(), day("2026-01-01")).slices()).containsExactly("category");
    assertThat(plan(settings("add_up=category"), day("2026-01-01")).slices()).isEmpty();
    refused(settings("add_up=colour"), "add_up names colour", day("2026-01-01"));
  }

  @Test
  void partsThatShareAFile_areRefused() {
    RunPart once = day("2026-01-01");
    files--;
    refused(settings(), "the file f0.json, which would count twice", once, day("2026-01-02"));
  }

  @Test
  void aSumBesideAPartOfIt_isRefused() {
    RunPart part = day("2026-01-01");
    RunPart sum =
        record(
            """
            {"run_date": "2026-01-31", "command": "merge", "started": "2026-02-01T00:00:00Z",
             "model_id": "%s", "settings_id": "%s", "slice_by": ["category"],
             "parts": [{"origins": [{"run_date": "2026-01-01", "started": "%s"}]}]}
            """
                .formatted(part.record().modelId(), SETTINGS, part.record().started().toString()));
    refused(settings(), "both hold the run that began", part, sum);
  }

  @Test
  void whatDoesNotAddUp_isRefused() {
    refused(settings(), "results of evaluate", part("2026-01-01", "a", "evaluate", "category"));
    refused(
        settings(),
        "is sliced by [shop]",
        day("2026-01-01"),
        part("2026-01-02", "aaaaaaaaaaaaaaaa", "explain", "shop"));
    refused(
        settings("from=2026-03-01"),
        "no result from 2026-03-01 on; those that are there are of 2026-01-01 to 2026-01-01",
        day("2026-01-01"));
    refused(settings(), "hold no results");
  }

  private static void refused(MergeSettings settings, String reason, RunPart... parts) {
    assertThatThrownBy(() -> plan(settings, parts))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(reason);
  }

  private static MergePlan plan(MergeSettings settings, RunPart... parts) {
    return MergePlan.of(settings, List.of(parts));
  }

  private static MergeSettings settings(String... assignments) {
    Configuration configuration = Configuration.empty().with("input=in").with("output=out");
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    return MergeSettings.of(configuration);
  }

  private RunPart day(String date) {
    return part(date, "aaaaaaaaaaaaaaaa", "explain", "category");
  }

  private RunPart part(String date, String modelId, String command, String slice) {
    return record(
        """
        {"run_date": "%s", "command": "%s", "started": "2026-03-01T00:00:0%dZ", "model_id": "%s",
         "settings_id": "%s", "slice_by": ["%s"],
         "input": {"files": [{"path": "f%d.json", "bytes": 7}]}}
        """
            .formatted(date, command, date.hashCode() & 7, modelId, SETTINGS, slice, files++));
  }

  private static RunPart record(String json) {
    return new RunPart("in", RunRecord.parse(json).orElseThrow());
  }

  private static List<Period> periods(MergePlan plan) {
    return plan.sums().stream().map(MergePlan.Sum::period).toList();
  }

  private static Period period(String first, String last) {
    return new Period(LocalDate.parse(first), LocalDate.parse(last));
  }
}
