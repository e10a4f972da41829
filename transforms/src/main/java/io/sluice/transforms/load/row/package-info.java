/** Encodes the values of a row as bytes that sort by key. Only the load uses these types. */
package io.sluice.transforms.load.row;
