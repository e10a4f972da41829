/**
 * The pipeline that walks a table or a query and writes its rows to files: its options, its plan
 * and its summary.
 */
package io.sluice.pipeline.scan;
