/**
 * Writes the rows of a table or a query to files, one file for each range of keys. No row passes
 * through the runner: workers write the files where they read the rows.
 */
package io.sluice.transforms.export;
