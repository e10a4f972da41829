/**
 * From files to lines. {@link io.sluice.transforms.read.InputFiles} finds the files and says in one
 * sentence what is wrong with one; {@link io.sluice.transforms.read.ReadLines} reads them with
 * TextIO, split over all workers.
 */
package io.sluice.transforms.read;
