/**
 * Reviews in files of this machine, read without Spark: for the commands that run in a plain JVM.
 *
 * <p>May import intake, settings, model and text.
 *
 * <p>Read {@link io.github.relevista.local.LocalTexts}, then {@link
 * io.github.relevista.local.WordReader}.
 */
package io.github.relevista.local;
