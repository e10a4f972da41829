/**
 * Reads pages: of a range of keys, or of a query with a cursor. After a lost connection a range
 * continues behind its last page.
 */
package io.sluice.transforms.scan.read;
