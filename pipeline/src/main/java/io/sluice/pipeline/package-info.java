/**
 * Runs pipelines and reads their results, in the same way for each of them. {@code options} holds
 * what they share; every other sub-package is a pipeline with its options, checks and summary, and
 * knows no runner.
 */
package io.sluice.pipeline;
