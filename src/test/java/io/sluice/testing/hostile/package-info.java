/**
 * Logs that somebody might send who means no good, or whose program is broken: bad lines, each with
 * the reason for which it must be rejected, among good ones, each with the row that it must become.
 * Both are written down by hand here; nothing of the loader helps to find them.
 */
package io.sluice.testing.hostile;
