/**
 * The pipeline that writes statistics of strings into columns of their table. {@link
 * io.sluice.pipeline.annotate.Annotation} is the run, from the checks to the summary.
 */
package io.sluice.pipeline.annotate;
