/**
 * Reads pages of a key range, or of a query with a cursor. After a lost connection, a key range
 * resumes after its last page.
 */
package io.sluice.transforms.scan.read;
