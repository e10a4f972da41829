/**
 * Shows the progress of a job on standard error. It reads the counts of this JVM, or the ledger if
 * the workers are elsewhere.
 */
package io.sluice.progress;
