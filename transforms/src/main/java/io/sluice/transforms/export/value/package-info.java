/**
 * Converts column values to strings: dates, numbers, geometries. Only the formats use these types.
 */
package io.sluice.transforms.export.value;
