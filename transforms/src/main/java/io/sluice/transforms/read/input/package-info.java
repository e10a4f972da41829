/**
 * Finds the files that names and patterns match, and checks that they can be read. {@link
 * io.sluice.transforms.read.input.InputFiles} is the result; {@link
 * io.sluice.transforms.read.input.ByteRanges} says which parts of a file are loaded.
 */
package io.sluice.transforms.read.input;
