/**
 * Writing the rows of a table or a query to files, a file for each range of keys, without a row
 * passing through the runner.
 */
package io.sluice.transforms.export;
