/**
 * Reads tables of any size in constant memory, in parallel by key range or with a cursor. Start
 * with {@link io.sluice.transforms.scan.Scan}; the sub-packages are its parts.
 */
package io.sluice.transforms.scan;
