/**
 * The statements that insert rows: LOAD DATA LOCAL, and INSERT with many rows. A refused statement
 * is bisected until the rows at fault are found.
 */
package io.sluice.transforms.load.insert;
