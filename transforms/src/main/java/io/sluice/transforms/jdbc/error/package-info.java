/**
 * Classifies failures of a database, decides what can be retried, and describes them in sentences.
 * The tables of known errors are here, one for each kind of server.
 */
package io.sluice.transforms.jdbc.error;
