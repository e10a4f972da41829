/**
 * Describes a database as a value: its address, its user, its quoting and its types. {@link
 * io.sluice.transforms.jdbc.session} opens connections to it.
 */
package io.sluice.transforms.jdbc;
