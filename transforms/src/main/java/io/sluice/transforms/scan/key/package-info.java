/**
 * Row keys, key ranges, and the SQL conditions that compare them. Keys are strings that the
 * database wrote, and only the database knows their order.
 */
package io.sluice.transforms.scan.key;
