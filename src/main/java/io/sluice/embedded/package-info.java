/**
 * The database that Sluice brings along, so that a first load needs nothing installed: a MariaDB
 * that starts with the job, keeps its data in {@code .sluice/} and stops with the job.
 */
package io.sluice.embedded;
