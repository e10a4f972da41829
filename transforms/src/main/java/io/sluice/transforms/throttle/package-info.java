/**
 * Limits the load on a server that others use. Workers keep to a rate of rows, and pause while the
 * server's status or a query exceeds a limit.
 */
package io.sluice.transforms.throttle;
