/** Cuts a file into blocks of whole lines. Every line belongs to exactly one block. */
package io.sluice.transforms.read.block;
