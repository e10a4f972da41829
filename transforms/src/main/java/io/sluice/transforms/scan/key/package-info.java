/**
 * Keys of rows, ranges of keys, and the conditions that compare them in SQL. Only the database
 * knows the order of keys; they are strings that it has written.
 */
package io.sluice.transforms.scan.key;
