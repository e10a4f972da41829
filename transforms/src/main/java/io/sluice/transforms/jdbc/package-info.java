/**
 * A database as a value: its address, its user, its dialect of quoting and types. It opens no
 * connection; {@link io.sluice.transforms.jdbc.session} does.
 */
package io.sluice.transforms.jdbc;
