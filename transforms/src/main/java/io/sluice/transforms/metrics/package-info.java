/**
 * Counts the outcomes of lines, as Beam metrics and live within one JVM. Every line that is {@link
 * io.sluice.transforms.metrics.LineCounter#READ} ends under exactly one other counter.
 */
package io.sluice.transforms.metrics;
