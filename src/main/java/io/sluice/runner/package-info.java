/**
 * What the program knows of the runners: what they are told where the user has said nothing, how
 * many workers there are, and how a Flink cluster is asked and submitted to.
 */
package io.sluice.runner;
