/**
 * Updates columns of a table page by page, with the progress in the same transaction. {@link
 * io.sluice.transforms.scan.update.UpdateJob} shows and forgets a job.
 */
package io.sluice.transforms.scan.update;
