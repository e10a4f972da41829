/**
 * Computes statistics of strings, such as lengths, whatever their language. It is plain Java;
 * {@link io.sluice.transforms.annotate.TextStatistics} is what {@code annotate} writes into
 * columns.
 */
package io.sluice.transforms.annotate;
