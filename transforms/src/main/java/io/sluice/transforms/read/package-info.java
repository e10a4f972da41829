/**
 * Reads files as blocks or lines, in constant memory. {@link io.sluice.transforms.read.ReadBlocks}
 * reads blocks of whole lines, {@link io.sluice.transforms.read.ReadLines} is Beam's TextIO; the
 * sub-packages find, decompress and split files.
 */
package io.sluice.transforms.read;
