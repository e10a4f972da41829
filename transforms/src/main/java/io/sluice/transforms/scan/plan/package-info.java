/**
 * Divides a table into ranges with about as many rows each. It guesses keys and queries the
 * server's index, without reading the rows between.
 */
package io.sluice.transforms.scan.plan;
