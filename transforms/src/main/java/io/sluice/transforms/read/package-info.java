/**
 * From files to lines. {@link io.sluice.transforms.read.InputFiles} finds the files and says in one
 * sentence what is wrong with one; {@link io.sluice.transforms.read.ReadBlocks} reads them as
 * blocks of whole lines, {@link io.sluice.transforms.read.ReadLines} with TextIO. Both are split
 * over all workers.
 */
package io.sluice.transforms.read;
