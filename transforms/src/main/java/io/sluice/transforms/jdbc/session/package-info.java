/**
 * Opens connections whose sessions have the settings that Sluice requires. It checks these
 * settings, and asks the server about limits, locks and versions.
 */
package io.sluice.transforms.jdbc.session;
