/**
 * The text formats of exported files: NDJSON, CSV, and the lines that a load reads. {@link
 * io.sluice.transforms.export.format.RowFormat} is the interface of every format.
 */
package io.sluice.transforms.export.format;
