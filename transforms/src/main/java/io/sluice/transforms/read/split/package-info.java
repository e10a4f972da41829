/**
 * Divides files into splits of about equal work, and reads a split as sort runs. A runner hands
 * splits to workers; a sort run is what a worker sorts and writes together.
 */
package io.sluice.transforms.read.split;
