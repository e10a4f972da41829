/**
 * Configures the runners: their defaults, their number of workers, and submission to a Flink
 * cluster. Other packages only show the options of runners.
 */
package io.sluice.runner;
