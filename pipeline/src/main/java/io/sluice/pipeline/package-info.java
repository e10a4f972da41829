/**
 * Runs pipelines and reads their results, the same way for each of them. Each sub-package is a
 * pipeline with its options, checks and summary; none knows a runner or ends the JVM.
 */
package io.sluice.pipeline;
