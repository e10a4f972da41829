/**
 * The runs of loads, one row each in {@code sluice_load}: their state, their heartbeat, the reason
 * of a failure, and requests to cancel. Any machine that reaches the database can read them.
 */
package io.sluice.transforms.load.run;
