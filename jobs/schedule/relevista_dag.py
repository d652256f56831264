"""Every night the reviews of the day before: an Airflow DAG that submits to the Spark of `spark_default`.

The jar and the configuration lie where the driver can read them. Each run is filed under the date that it is
for, so that a backfill of Airflow (`airflow dags backfill`) replaces dates, and repeating a task adds nothing.
"""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

HOME = "/opt/relevista"

with DAG(
    dag_id="relevista",
    schedule="15 4 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    # A date's run does not start before that of the day before: gates compare with accepted days.
    default_args={"depends_on_past": True, "retries": 2, "retry_delay": timedelta(minutes=10)},
) as dag:
    explain = SparkSubmitOperator(
        task_id="explain",
        application=f"{HOME}/target/relevista.jar",
        java_class="io.github.relevista.cli.Main",
        conf={"spark.driver.extraJavaOptions": f"-Drelevista.home={HOME}"},
        application_args=[
            "explain",
            "--input", "/data/reviews/{{ ds }}",
            "--expect", "/data/reviews/{{ ds }}/_SUCCESS",
            "--expect-wait", "2h",
            "--output", "/data/relevance",
            "--model", "/data/model",
            "--run-date", "{{ ds }}",
        ],
    )
    window = SparkSubmitOperator(
        task_id="window",
        application=f"{HOME}/target/relevista.jar",
        java_class="io.github.relevista.cli.Main",
        conf={"spark.driver.extraJavaOptions": f"-Drelevista.home={HOME}"},
        application_args=[
            "merge",
            "--input", "/data/relevance",
            "--window", "28d",
            "--from", "{{ ds }}",
            "--to", "{{ ds }}",
            "--output", "/data/relevance-28d",
        ],
    )
    explain >> window
