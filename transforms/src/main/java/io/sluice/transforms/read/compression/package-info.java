/**
 * Detects compressed files by their first bytes, and decompresses them. It covers gzip, bzip2 and
 * Zstandard, with several members or frames.
 */
package io.sluice.transforms.read.compression;
