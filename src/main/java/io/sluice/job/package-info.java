/**
 * What the program can be asked to do: one class for each job, listed in {@link
 * io.sluice.job.Jobs}.
 */
package io.sluice.job;
