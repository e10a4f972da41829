/**
 * Opens and finds files: local ones directly, all others through Beam's file systems. Also keeps
 * temporary files, in directories that only their owner can read.
 */
package io.sluice.transforms.files;
