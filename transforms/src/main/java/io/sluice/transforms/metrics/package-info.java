/**
 * Counts the outcomes of lines, as Beam metrics and live within one JVM. Every line that is {@link
 * io.sluice.transforms.metrics.LineCounter#READ} also counts under exactly one of {@link
 * io.sluice.transforms.metrics.LineCounter#OUTCOMES}.
 */
package io.sluice.transforms.metrics;
