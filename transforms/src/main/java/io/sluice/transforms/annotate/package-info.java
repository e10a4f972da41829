/**
 * Computes language-independent statistics of strings, such as lengths, in plain Java. {@code
 * annotate} writes {@link io.sluice.transforms.annotate.TextStatistics} into columns.
 */
package io.sluice.transforms.annotate;
