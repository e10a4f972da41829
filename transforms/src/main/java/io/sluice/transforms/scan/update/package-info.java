/**
 * Updates columns of a table page by page, with the progress in the same transaction. {@link
 * io.sluice.transforms.scan.update.UpdateJob} reports and forgets a job's progress.
 */
package io.sluice.transforms.scan.update;
