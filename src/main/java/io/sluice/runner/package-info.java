/**
 * Configures the runners: their defaults, their number of workers, and submission to a Flink
 * cluster. No other package knows a runner.
 */
package io.sluice.runner;
