/** The jobs of the program, one class for each. {@link io.sluice.job.Jobs} lists them. */
package io.sluice.job;
