/**
 * Limits the load on a server that others use. Workers wait for a rate of rows, and while the
 * server's status or a query exceeds a bound.
 */
package io.sluice.transforms.throttle;
