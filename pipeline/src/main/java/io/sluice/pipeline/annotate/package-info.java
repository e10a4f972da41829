/** The pipeline that writes numbers of a table's texts beside them: its options and its summary. */
package io.sluice.pipeline.annotate;
