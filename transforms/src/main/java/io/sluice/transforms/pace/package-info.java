/**
 * How hard a load may press a server that others use, too: so many rows a second, and not while the
 * server is busy. It is looked at again and again while the load runs.
 */
package io.sluice.transforms.pace;
