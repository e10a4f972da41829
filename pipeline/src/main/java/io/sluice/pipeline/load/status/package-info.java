/**
 * The commands {@code status} and {@code cancel}: reads the runs of loads from a database, from any
 * machine, describes them as text and JSON, and asks one to end.
 */
package io.sluice.pipeline.load.status;
