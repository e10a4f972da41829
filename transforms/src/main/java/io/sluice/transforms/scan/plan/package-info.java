/**
 * Divides a table into ranges with about equal numbers of rows. It guesses keys and asks the
 * server's index, without reading the rows between.
 */
package io.sluice.transforms.scan.plan;
