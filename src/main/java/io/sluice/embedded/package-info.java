/**
 * The bundled MariaDB, so that a first load needs no other software. It starts with a job, keeps
 * its data in {@code .sluice/} and stops with the job.
 */
package io.sluice.embedded;
