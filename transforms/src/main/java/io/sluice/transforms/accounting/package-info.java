/**
 * What became of lines, in numbers: every line that is {@link
 * io.sluice.transforms.accounting.LineCounter#READ} ends under exactly one other counter. {@link
 * io.sluice.transforms.accounting.LineCounts} holds the numbers of a block, of a file or of a load.
 */
package io.sluice.transforms.accounting;
