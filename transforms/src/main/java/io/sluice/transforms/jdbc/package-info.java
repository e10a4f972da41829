/**
 * The database as values: where it is and how it is reached ({@link
 * io.sluice.transforms.jdbc.Database}), what kind of server it is, which statements it gets, which
 * table is there and whether it fits, and what a failure of it means in one sentence.
 */
package io.sluice.transforms.jdbc;
