/**
 * Rejected lines: their reasons, and the files that hold them. An expected failure of a line is a
 * value here, never an exception that ends a run.
 */
package io.sluice.transforms.reject;
