/**
 * Reviews in files of this machine, read without Spark: for the commands that run in a plain JVM.
 *
 * <p>May import intake and settings.
 *
 * <p>Read {@link io.github.relevista.local.LocalTexts}.
 */
package io.github.relevista.local;
