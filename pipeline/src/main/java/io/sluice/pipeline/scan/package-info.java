/**
 * The pipeline that exports a table or a query to files. {@link io.sluice.pipeline.scan.Export} is
 * the run, from the plan of its ranges to the summary.
 */
package io.sluice.pipeline.scan;
